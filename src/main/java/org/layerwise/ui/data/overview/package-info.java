/** What a table holds, on the Data page. */
@NullMarked
package org.layerwise.ui.data.overview;

import org.jspecify.annotations.NullMarked;
