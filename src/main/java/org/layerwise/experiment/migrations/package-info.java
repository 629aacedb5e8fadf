/** How experiments of earlier versions become experiments of the newest: a pure function of JSON for each version. */
@NullMarked
package org.layerwise.experiment.migrations;

import org.jspecify.annotations.NullMarked;
