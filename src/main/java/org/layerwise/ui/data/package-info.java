/** The Data page: a table, its columns, the target, the split. */
@NullMarked
package org.layerwise.ui.data;

import org.jspecify.annotations.NullMarked;
