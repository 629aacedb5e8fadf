/** A table as it was read: cells as text and as numbers, what counts as missing, and what is wrong with it. */
@NullMarked
package org.layerwise.data.table;

import org.jspecify.annotations.NullMarked;
