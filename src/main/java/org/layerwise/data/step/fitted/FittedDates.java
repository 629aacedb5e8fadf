package org.layerwise.data.step.fitted;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.cell.DateText;

/**
 * Dates and times become numbers; a missing or unreadable one is missing in all parts.
 *
 * @param parts in the order of their features
 * @param cyclic whether a part that begins again becomes {@code sin(2πk/period)} and {@code cos(2πk/period)}
 * @param since the day that days are counted from, as in ISO 8601; empty where they are not counted
 */
@Kind(id = "dates", title = "Dates", doc = "Dates and times become numbers.")
public record FittedDates(
        @Param(doc = "The parts in order", value = "year") List<DatePart> parts,

        @Param(doc = "Whether parts that begin again become a sine and a cosine", value = "false")
        boolean cyclic,

        @Param(doc = "The day that days are counted from", value = "", omitDefault = true)
        String since)
        implements FittedStep {
    private static final String SINE = " sin";
    private static final String COSINE = " cos";

    public FittedDates {
        parts = List.copyOf(parts);
        if (parts.contains(DatePart.DAYS)) {
            LocalDate.parse(since);
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("at least one part of a date is needed");
        }
    }

    @Override
    public ColumnData apply(ColumnData data) {
        ColumnData.Texts texts = data.texts();
        @Nullable LocalDateTime[] times = new @Nullable LocalDateTime[texts.rows()];
        for (int row = 0; row < times.length; row++) {
            String cell = texts.cells()[row];
            times[row] = cell == null ? null : DateText.parse(cell).orElse(null);
        }
        List<ColumnData.Feature> features = new ArrayList<>();
        for (DatePart part : parts) {
            double[] numbers = new double[times.length];
            double from = part == DatePart.DAYS ? LocalDate.parse(since).toEpochDay() : 0;
            Arrays.setAll(numbers, row -> times[row] == null ? Double.NaN : part.of(times[row]) - from);
            String name = name(texts.name(), part);
            if (isCircle(part)) {
                double angle = 2 * Math.PI / part.period();
                features.add(
                        new ColumnData.Feature(name + SINE, MutableFeatures.map(numbers, k -> Math.sin(k * angle))));
                features.add(
                        new ColumnData.Feature(name + COSINE, MutableFeatures.map(numbers, k -> Math.cos(k * angle))));
            } else {
                features.add(new ColumnData.Feature(name, numbers));
            }
        }
        return new ColumnData.Numbers(features, List.of());
    }

    private boolean isCircle(DatePart part) {
        return cyclic && part.period() > 0;
    }

    private String name(String column, DatePart part) {
        return column + " " + part.word() + (part == DatePart.DAYS ? " " + since : "");
    }

    /**
     * What the step's features are of a column, in order, as whoever computes them elsewhere needs it:
     * {@code sin(2π·v/12), v the month of sold, 1 for January to 12}.
     */
    public SequencedMap<String, String> formulas(String column) {
        SequencedMap<String, String> formulas = new LinkedHashMap<>();
        for (DatePart part : parts) {
            String name = name(column, part);
            String value = (part == DatePart.DAYS ? "days since " + since + " until " : "the " + part.word() + " of ")
                    + column + ", " + part.range();
            if (isCircle(part)) {
                String of = "(2π·v/" + part.period() + "), v " + value;
                formulas.put(name + SINE, "sin" + of);
                formulas.put(name + COSINE, "cos" + of);
            } else {
                formulas.put(name, value);
            }
        }
        return formulas;
    }
}
