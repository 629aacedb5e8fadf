/** Draws charts with JFreeChart off the JavaFX thread, and shows the pictures. */
@NullMarked
package org.layerwise.ui.chart.draw;

import org.jspecify.annotations.NullMarked;
