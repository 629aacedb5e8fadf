package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.base.Severity;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnType;
import tools.jackson.databind.JsonNode;

/**
 * Something to know about how a column's cells are written, and what one action would do about it.
 *
 * @param severity a note of what was done, or a warning of what may be wrong
 * @param text what is the matter, with a hint
 * @param reading how the cells are read after the action; null when there is none
 * @param type what the column is taken for after the action; null: as before
 * @param action what the action does, in a few words; null when there is none
 */
public record ColumnRemark(
        Severity severity,
        Message text,
        @Nullable ColumnReading reading,
        @Nullable ColumnType type,
        @Nullable Message action) {

    /**
     * The settings that do what the action does, as {@code --set} takes them; empty when there is no action.
     *
     * @param now how the cells are read before it
     */
    public List<String> settings(ColumnReading now) {
        List<String> settings = new ArrayList<>();
        ColumnReading after = reading;
        if (after != null) {
            JsonNode before = JsonCodec.writeComplete(now);
            for (Map.Entry<String, JsonNode> entry :
                    JsonCodec.writeComplete(after).properties()) {
                if (!entry.getValue().equals(before.get(entry.getKey()))) {
                    JsonNode value = entry.getValue();
                    settings.add("data.reading." + now.name() + "." + entry.getKey() + "="
                            + (value.isString() ? value.stringValue() : value.toString()));
                }
            }
        }
        if (type != null) {
            settings.add("data.columns." + now.name() + ".type=" + type.name().toLowerCase(Locale.ROOT));
        }
        return settings;
    }

    static ColumnRemark note(Message text) {
        return new ColumnRemark(Severity.NOTE, text, null, null, null);
    }

    static ColumnRemark warning(Message text) {
        return new ColumnRemark(Severity.WARNING, text, null, null, null);
    }

    /** The same with an action that reads the cells differently. */
    ColumnRemark offering(Message what, ColumnReading other) {
        return new ColumnRemark(severity, text, other, type, what);
    }

    /** The same with an action that takes the column for another type. */
    ColumnRemark offering(Message what, @Nullable ColumnReading other, ColumnType otherType) {
        return new ColumnRemark(severity, text, other, otherType, what);
    }
}
