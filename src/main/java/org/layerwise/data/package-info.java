/** Any table in, numbers out: what columns are taken for, split, pipeline fitted on training rows, datasets. */
@NullMarked
package org.layerwise.data;

import org.jspecify.annotations.NullMarked;
