/** Schedules: how the learning rate changes over a run. */
@NullMarked
package org.layerwise.nn.schedule;

import org.jspecify.annotations.NullMarked;
