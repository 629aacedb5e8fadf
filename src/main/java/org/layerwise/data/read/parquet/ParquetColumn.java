package org.layerwise.data.read.parquet;

import java.util.Optional;
import org.layerwise.base.Message;

/**
 * A column of a Parquet file.
 *
 * @param name as the file has it, possibly empty
 * @param leftOut what it holds that is no cell ({@code lists}), when it cannot be read
 * @param bytes that it takes in the file
 */
public record ParquetColumn(String name, Optional<Message> leftOut, long bytes) {
    /** Whether its cells are read. */
    public boolean isRead() {
        return leftOut.isEmpty();
    }
}
