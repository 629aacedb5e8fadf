/** Which rows of a table are training, validation and test rows, and the folds of a cross-validation. */
@NullMarked
package org.layerwise.data.split;

import org.jspecify.annotations.NullMarked;
