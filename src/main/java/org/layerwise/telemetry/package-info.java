/** What a run tells: channels, probes, the display ring, the recorder, and METRICS.csv. */
@NullMarked
package org.layerwise.telemetry;

import org.jspecify.annotations.NullMarked;
