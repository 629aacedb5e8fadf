/** Layers: what each kind declares, its shapes and parameters, and its kernel. */
@NullMarked
package org.layerwise.nn.layer;

import org.jspecify.annotations.NullMarked;
