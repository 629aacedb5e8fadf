package org.layerwise.runs;

import java.util.OptionalDouble;

/** How a filter compares what a run has with what somebody typed. */
enum RunOperator {
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    EQUAL("="),
    UNEQUAL("!=");

    private final String sign;

    RunOperator(String sign) {
        this.sign = sign;
    }

    /** The operator of a sign. */
    static RunOperator of(String sign) {
        for (RunOperator each : values()) {
            if (each.sign.equals(sign)) {
                return each;
            }
        }
        throw new IllegalArgumentException(sign);
    }

    /** Whether it has an order of values. */
    boolean needsNumber() {
        return switch (this) {
            case LESS, AT_MOST, MORE, AT_LEAST -> true;
            case EQUAL, UNEQUAL -> false;
        };
    }

    /** The number that a text is; empty where it is none. */
    static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Whether {@code found} is so, compared with {@code asked}: as numbers where both are. */
    boolean holds(String found, String asked) {
        OptionalDouble a = number(found);
        OptionalDouble b = number(asked);
        if (a.isEmpty() || b.isEmpty()) {
            return switch (this) {
                case EQUAL -> found.equalsIgnoreCase(asked);
                case UNEQUAL -> !found.equalsIgnoreCase(asked);
                case LESS, AT_MOST, MORE, AT_LEAST -> false;
            };
        }
        double x = a.getAsDouble();
        double y = b.getAsDouble();
        return switch (this) {
            case LESS -> x < y;
            case AT_MOST -> x <= y;
            case MORE -> x > y;
            case AT_LEAST -> x >= y;
            case EQUAL -> Double.compare(x, y) == 0;
            case UNEQUAL -> Double.compare(x, y) != 0;
        };
    }
}
