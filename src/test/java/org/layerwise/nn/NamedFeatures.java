package org.layerwise.nn;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.nn.graph.Features;

/** Features of one number per table column. */
public record NamedFeatures(List<String> names) implements Features {

    public static NamedFeatures of(String... names) {
        return new NamedFeatures(List.of(names));
    }

    /** {@code x0 x1 …}. */
    public static NamedFeatures ofWidth(int width) {
        return new NamedFeatures(
                IntStream.range(0, width).mapToObj(i -> "x" + i).toList());
    }

    @Override
    public int width() {
        return names.size();
    }

    @Override
    public int[] places(List<String> columns) {
        for (String column : columns) {
            if (!names.contains(column)) {
                throw Problem.error(
                                Location.path("", "columns"),
                                Message.verbatim("no feature \"" + column + "\".")
                                        .hinted(Message.verbatim("Name another.")))
                        .toException();
            }
        }
        return columns.isEmpty()
                ? IntStream.range(0, width()).toArray()
                : columns.stream().mapToInt(names::indexOf).toArray();
    }
}
