/** Charts as files: pictures of any size, and their points. */
@NullMarked
package org.layerwise.ui.chart.export;

import org.jspecify.annotations.NullMarked;
