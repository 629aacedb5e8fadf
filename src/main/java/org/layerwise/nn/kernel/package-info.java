/** The forward and backward passes of layers. */
@NullMarked
package org.layerwise.nn.kernel;

import org.jspecify.annotations.NullMarked;
