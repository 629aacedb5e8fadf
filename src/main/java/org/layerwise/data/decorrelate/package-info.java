/** Steps that turn a column's cells into features: what each is told, and what it learned from the training rows. */
@NullMarked
package org.layerwise.data.decorrelate;

import org.jspecify.annotations.NullMarked;
