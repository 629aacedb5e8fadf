package org.layerwise.experiment;

import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.table.ColumnReading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The entry of {@code data.reading} that a path leads to: {@code reading.price.unit}. A column that is read as the rest of the
 * table has no entry until something of it is set.
 */
final class ReadingEntry {
    private static final String KEY = "reading";

    private ReadingEntry() {}

    /**
     * Adds it where it is not there yet.
     *
     * @param data of an experiment, complete. Modified.
     * @param path below {@code data}; any other is passed over
     */
    static void add(JsonNode data, String path) {
        int end = path.lastIndexOf('.');
        if (!path.startsWith(KEY + ".") || end <= KEY.length() || !(data instanceof ObjectNode object)) {
            return;
        }
        String name = path.substring(KEY.length() + 1, end);
        if (object.get(KEY) instanceof ArrayNode entries) {
            for (int i = 0; i < entries.size(); i++) {
                if (JsonCodec.itemName(entries.get(i), i).equals(name)) {
                    return;
                }
            }
            entries.add(JsonCodec.writeComplete(ColumnReading.plain(name)));
        }
    }
}
