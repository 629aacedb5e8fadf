/** Any table in, numbers out: CSV file, columns and their types, split, pipeline fitted on training rows, datasets. */
@NullMarked
package org.layerwise.data;

import org.jspecify.annotations.NullMarked;
