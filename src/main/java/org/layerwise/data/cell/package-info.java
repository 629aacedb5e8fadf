/** What the text of one cell says: a number with its notation and unit, a date, a truth value, or that the cell is missing. */
@NullMarked
package org.layerwise.data.cell;

import org.jspecify.annotations.NullMarked;
