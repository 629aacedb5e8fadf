/** How the parts of model files of earlier versions become those of the newest: pure functions of JSON. */
@NullMarked
package org.layerwise.files.migrations;

import org.jspecify.annotations.NullMarked;
