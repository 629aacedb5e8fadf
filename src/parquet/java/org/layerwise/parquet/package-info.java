/** Reads Parquet files with Apache Parquet's decoders. Stands in a jar of its own, which is loaded when the first such file is opened. */
@NullMarked
package org.layerwise.parquet;

import org.jspecify.annotations.NullMarked;
