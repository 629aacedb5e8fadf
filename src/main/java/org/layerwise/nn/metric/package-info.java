/** Metrics: how good predictions are, over all rows at once. */
@NullMarked
package org.layerwise.nn.metric;

import org.jspecify.annotations.NullMarked;
