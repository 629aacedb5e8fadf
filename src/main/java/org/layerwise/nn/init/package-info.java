/** Initializers: how a parameter's first values are drawn. */
@NullMarked
package org.layerwise.nn.init;

import org.jspecify.annotations.NullMarked;
