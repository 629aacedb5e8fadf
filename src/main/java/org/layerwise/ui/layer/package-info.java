/** The page of one layer of a run: health, outputs for a row, weights as pictures, and everything measured over time. */
@NullMarked
package org.layerwise.ui.layer;

import org.jspecify.annotations.NullMarked;
