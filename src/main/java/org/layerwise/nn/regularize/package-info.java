/** Penalties on weights and limits on gradients. */
@NullMarked
package org.layerwise.nn.regularize;

import org.jspecify.annotations.NullMarked;
