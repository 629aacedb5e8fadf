/** What layers and their kernels are made of: parameters, passes, and the neutral form in which a kind describes its translation. */
@NullMarked
package org.layerwise.nn.op;

import org.jspecify.annotations.NullMarked;
