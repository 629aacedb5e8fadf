/** The initialization laboratory: what variants of first weights do to signals and gradients, layer by layer. */
@NullMarked
package org.layerwise.lab.init;

import org.jspecify.annotations.NullMarked;
