/** The Predict page: a row typed in, or a whole table, and what the trained model says of it. */
@NullMarked
package org.layerwise.ui.predict;

import org.jspecify.annotations.NullMarked;
