/** The parameters of layers: what a layer declares, its values, their roles. */
@NullMarked
package org.layerwise.nn.param;

import org.jspecify.annotations.NullMarked;
