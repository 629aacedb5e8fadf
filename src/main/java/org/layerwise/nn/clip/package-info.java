/** Limits to the gradients of an update. */
@NullMarked
package org.layerwise.nn.clip;

import org.jspecify.annotations.NullMarked;
