package org.layerwise.ui.chart.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A tick of an axis.
 *
 * @param value where, in what the axis counts
 * @param label empty for a small tick between two that have one
 */
public record AxisTick(double value, String label) {
    private static final int FEWEST = 3;

    /** Within less than these digits are too far apart: from 1 to 2 is a third of a decade. */
    private static final double LEAST_DECADES = 0.6;

    private static final double[] ALL_DIGITS = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final double[] SOME_DIGITS = {1, 2, 5};
    private static final double[] POWERS = {1};

    /** Whether it has a label. */
    public boolean isMajor() {
        return !label.isEmpty();
    }

    /**
     * The ticks of an axis, ascending.
     *
     * @param most labels for which there is room, about; three are given in any case
     */
    public static List<AxisTick> of(AxisScale scale, double min, double max, double most) {
        return switch (scale) {
            case LINEAR -> even(min, max, unit(max - min, most));
            case LOG10 -> logarithmic(min, max, Math.max(FEWEST, most));
        };
    }

    /** The same, at least two of them: a single one says where one value is, and not how far it is to another. */
    public static List<AxisTick> atLeastTwo(AxisScale scale, double min, double max, double most) {
        List<AxisTick> ticks = of(scale, min, max, most);
        for (int more = 2; ticks.size() < 2 && more <= 8; more++) {
            ticks = even(min, max, unit(max - min, most * more));
        }
        return ticks;
    }

    private static List<AxisTick> even(double min, double max, double unit) {
        List<AxisTick> ticks = new ArrayList<>();
        double largest = Math.max(Math.abs(min), Math.abs(max));
        double slack = 1e-9 * unit;
        for (double n = Math.ceil((min - slack) / unit); n * unit <= max + slack; n++) {
            ticks.add(new AxisTick(n * unit, ChartNumbers.tick(n * unit, unit, largest)));
        }
        return ticks;
    }

    /** Powers of ten, then 1-2-5, then all digits, until there are three labels; a small part of a decade has even ticks. */
    private static List<AxisTick> logarithmic(double min, double max, double most) {
        int stride = 1;
        while (count(min, max, POWERS, stride) > most) {
            stride++;
        }
        double decades = Math.log10(max) - Math.log10(min);
        double[] digits = POWERS;
        if (decades < 3 && count(min, max, SOME_DIGITS, 1) <= most) {
            digits = SOME_DIGITS;
        }
        if (decades <= 1 && count(min, max, ALL_DIGITS, 1) <= most) {
            digits = ALL_DIGITS;
        }
        if (count(min, max, digits, stride) < FEWEST) {
            // A few decades on a low chart: closer labels than there should be are better than none.
            digits = count(min, max, SOME_DIGITS, 1) >= FEWEST ? SOME_DIGITS : ALL_DIGITS;
            stride = 1;
        }
        if (decades < LEAST_DECADES || count(min, max, digits, stride) < FEWEST) {
            double unit = unit(max - min, Math.max(FEWEST + 1, most));
            List<AxisTick> ticks = even(min, max, unit);
            return ticks.size() >= FEWEST ? ticks : even(min, max, unit(max - min, 2.5 * FEWEST));
        }
        return ticks(min, max, digits, stride);
    }

    private static List<AxisTick> ticks(double min, double max, double[] labeled, int stride) {
        List<AxisTick> ticks = new ArrayList<>();
        boolean small = stride == 1 && Math.log10(max) - Math.log10(min) <= 6;
        for (int power = first(min); power <= last(max); power++) {
            for (double digit : small ? ALL_DIGITS : labeled) {
                double value = digit * Math.pow(10, power);
                if (isWithin(value, min, max)) {
                    boolean label = isAmong(digit, labeled) && Math.floorMod(power, stride) == 0;
                    String text = labeled.length == 1 ? ChartNumbers.power(power) : ChartNumbers.readOut(value);
                    ticks.add(new AxisTick(value, label ? text : ""));
                }
            }
        }
        return ticks;
    }

    private static int count(double min, double max, double[] digits, int stride) {
        int count = 0;
        for (int power = first(min); power <= last(max); power++) {
            for (double digit : digits) {
                double value = digit * Math.pow(10, power);
                count += Math.floorMod(power, stride) == 0 && isWithin(value, min, max) ? 1 : 0;
            }
        }
        return count;
    }

    private static int first(double min) {
        return (int) Math.floor(Math.log10(min));
    }

    private static int last(double max) {
        return (int) Math.ceil(Math.log10(max));
    }

    private static boolean isWithin(double value, double min, double max) {
        return value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9);
    }

    private static boolean isAmong(double digit, double[] digits) {
        for (double each : digits) {
            if (each == digit) {
                return true;
            }
        }
        return false;
    }

    /** 1, 2 or 5 times a power of ten, so that at most {@code most} (but at least two) fit into {@code length}. */
    public static double unit(double length, double most) {
        double rough = length / Math.max(2, most);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }
}
