package org.layerwise.data.step.fitted;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** What fitted steps do to the open features of a column. */
final class MutableFeatures {
    private MutableFeatures() {}

    /** Applies to each open feature the function that its place chooses. */
    static ColumnData each(ColumnData data, int expected, IntFunction<DoubleUnaryOperator> functions) {
        ColumnData.Numbers numbers = data.numbers();
        require(numbers, expected);
        List<ColumnData.Feature> open = new ArrayList<>();
        for (int i = 0; i < expected; i++) {
            ColumnData.Feature feature = numbers.open().get(i);
            open.add(new ColumnData.Feature(feature.name(), map(feature.values(), functions.apply(i))));
        }
        return new ColumnData.Numbers(open, numbers.settled());
    }

    /** Refuses another number of open features than a step was fitted for. */
    static void require(ColumnData.Numbers numbers, int expected) {
        if (numbers.open().size() != expected) {
            throw new IllegalArgumentException("a step fitted on " + expected + " features gets "
                    + numbers.open().size());
        }
    }

    /** The function's values. */
    static double[] map(double[] values, DoubleUnaryOperator function) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = function.applyAsDouble(values[i]);
        }
        return mapped;
    }

    /** These numbers, all of which must be finite. */
    static List<Double> finite(String what, List<Double> numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw Problem.error(Location.NOWHERE, Message.of("data.step.fitted/not-finite", what, number))
                        .toException();
            }
        }
        return List.copyOf(numbers);
    }
}
