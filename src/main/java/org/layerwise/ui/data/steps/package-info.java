/** The steps of a column, and what is done to all features together, on the Data page. */
@NullMarked
package org.layerwise.ui.data.steps;

import org.jspecify.annotations.NullMarked;
