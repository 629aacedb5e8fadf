/** Runs for TensorBoard: the figures and histograms of a run as an event file. */
@NullMarked
package org.layerwise.exchange.tensorboard;

import org.jspecify.annotations.NullMarked;
