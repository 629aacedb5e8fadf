/** How a file is read, on the Data page. */
@NullMarked
package org.layerwise.ui.data.reading;

import org.jspecify.annotations.NullMarked;
