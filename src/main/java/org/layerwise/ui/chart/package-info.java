/** Live charts: models that grow step by step, and pictures of them drawn by JFreeChart away from the JavaFX thread. */
@NullMarked
package org.layerwise.ui.chart;

import org.jspecify.annotations.NullMarked;
