/** Activation functions: value and derivative. */
@NullMarked
package org.layerwise.nn.activation;

import org.jspecify.annotations.NullMarked;
