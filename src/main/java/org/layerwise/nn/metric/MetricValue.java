package org.layerwise.nn.metric;

/** What a metric comes to: a number, or why there is none. */
public sealed interface MetricValue {
    /**
     * A number.
     *
     * @param value finite
     */
    record Known(double value) implements MetricValue {
        public Known {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a known value is finite, not " + value);
            }
        }
    }

    /**
     * No number.
     *
     * @param why in words that go on after a colon
     */
    record Unknown(String why) implements MetricValue {}

    /** For no rows. */
    static MetricValue noRows() {
        return new Unknown("there are no rows");
    }

    /** The number; unknown when predictions were not finite. */
    static MetricValue of(double value) {
        return Double.isFinite(value) ? new Known(value) : new Unknown("a prediction is NaN or infinite");
    }

    /** {@code part / whole}; unknown when the whole is 0. */
    static MetricValue share(long part, long whole, String whyNot) {
        return whole == 0 ? new Unknown(whyNot) : of((double) part / whole);
    }

    /** The number, or else {@code other}. */
    default double orElse(double other) {
        return switch (this) {
            case Known known -> known.value();
            case Unknown none -> other;
        };
    }
}
