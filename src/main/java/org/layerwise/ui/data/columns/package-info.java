/** The columns of a table on the Data page. */
@NullMarked
package org.layerwise.ui.data.columns;

import org.jspecify.annotations.NullMarked;
