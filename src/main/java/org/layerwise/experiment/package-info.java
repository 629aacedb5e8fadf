/** The experiment: one immutable value, and its JSON. */
@NullMarked
package org.layerwise.experiment;

import org.jspecify.annotations.NullMarked;
