/** Plots that do not change while they are shown: bars, points, matrices. */
@NullMarked
package org.layerwise.ui.chart.plot;

import org.jspecify.annotations.NullMarked;
