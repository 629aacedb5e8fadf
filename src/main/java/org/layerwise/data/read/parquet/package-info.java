/** What the optional reader of Parquet files does for the rest, and how it is loaded when the first such file is opened. */
@NullMarked
package org.layerwise.data.read.parquet;

import org.jspecify.annotations.NullMarked;
