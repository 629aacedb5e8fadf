package org.layerwise.data.step.fitted;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some rows of one column between two steps. The arrays are handed out as they are and must not be changed. */
public sealed interface ColumnData {
    /** How many rows. */
    int rows();

    /**
     * Cells.
     *
     * @param name the column's
     * @param cells null where missing
     */
    @SuppressWarnings("ArrayRecordComponent") // many rows, handed on and never compared
    record Texts(String name, @Nullable String[] cells) implements ColumnData {
        @Override
        public int rows() {
            return cells.length;
        }
    }

    /**
     * Features.
     *
     * @param open those that later steps change, in order
     * @param settled those that no later step touches; they stand behind the open ones
     */
    record Numbers(List<Feature> open, List<Feature> settled) implements ColumnData {
        public Numbers {
            open = List.copyOf(open);
            settled = List.copyOf(settled);
            if (open.isEmpty()) {
                throw new IllegalArgumentException("a column of numbers needs a feature");
            }
        }

        /** One feature. */
        public static Numbers of(String name, double[] values) {
            return new Numbers(List.of(new Feature(name, values)), List.of());
        }

        /** The open features, then the settled ones. */
        public List<Feature> features() {
            List<Feature> all = new ArrayList<>(open);
            all.addAll(settled);
            return all;
        }

        @Override
        public int rows() {
            return open.getFirst().values().length;
        }
    }

    /**
     * One feature of some rows.
     *
     * @param name what people call it
     * @param values NaN where missing
     */
    @SuppressWarnings("ArrayRecordComponent") // many rows, handed on and never compared
    record Feature(String name, double[] values) {}

    /** These as numbers. */
    default Numbers numbers() {
        return switch (this) {
            case Numbers numbers -> numbers;
            case Texts texts -> throw new IllegalArgumentException("column " + texts.name() + " still holds texts");
        };
    }

    /** These as texts. */
    default Texts texts() {
        return switch (this) {
            case Texts texts -> texts;
            case Numbers numbers ->
                throw new IllegalArgumentException(
                        "column " + numbers.open().getFirst().name() + " already holds numbers");
        };
    }
}
