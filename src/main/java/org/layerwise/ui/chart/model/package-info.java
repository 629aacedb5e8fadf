/** What charts show: series, bands, counts, axes. */
@NullMarked
package org.layerwise.ui.chart.model;

import org.jspecify.annotations.NullMarked;
