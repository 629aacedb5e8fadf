/** Optimizers: how a gradient becomes an update. */
@NullMarked
package org.layerwise.nn.optim;

import org.jspecify.annotations.NullMarked;
