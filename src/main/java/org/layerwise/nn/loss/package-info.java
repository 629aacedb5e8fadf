/** Losses: value and derivative. */
@NullMarked
package org.layerwise.nn.loss;

import org.jspecify.annotations.NullMarked;
