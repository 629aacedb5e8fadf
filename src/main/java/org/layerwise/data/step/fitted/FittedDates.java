package org.layerwise.data.step.fitted;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.cell.DateText;

/**
 * Dates and times become numbers; a missing or unreadable one is missing in all parts.
 *
 * @param parts in the order of their features
 * @param cyclic whether a part that begins again becomes {@code sin(2πk/period)} and {@code cos(2πk/period)}
 */
@Kind(id = "dates", title = "Dates", doc = "Dates and times become numbers.")
public record FittedDates(
        @Param(doc = "The parts in order", value = "year") List<DatePart> parts,

        @Param(doc = "Whether parts that begin again become a sine and a cosine", value = "false")
        boolean cyclic)
        implements FittedStep {
    public FittedDates {
        parts = List.copyOf(parts);
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
            Arrays.setAll(numbers, row -> times[row] == null ? Double.NaN : part.of(times[row]));
            String name = texts.name() + " " + part.word();
            if (cyclic && part.period() > 0) {
                double angle = 2 * Math.PI / part.period();
                features.add(
                        new ColumnData.Feature(name + " sin", MutableFeatures.map(numbers, k -> Math.sin(k * angle))));
                features.add(
                        new ColumnData.Feature(name + " cos", MutableFeatures.map(numbers, k -> Math.cos(k * angle))));
            } else {
                features.add(new ColumnData.Feature(name, numbers));
            }
        }
        return new ColumnData.Numbers(features, List.of());
    }
}
