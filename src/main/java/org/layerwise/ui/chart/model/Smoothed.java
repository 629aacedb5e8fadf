package org.layerwise.ui.chart.model;

import org.layerwise.telemetry.MinMaxPyramid;

/**
 * The exponential moving average of a series, as TensorBoard draws it: {@code s = w·s + (1 − w)·x} from {@code s = 0},
 * divided by {@code 1 − wⁿ} after n values, so that the first values count in full. What is not finite is passed on and
 * does not count. It is carried on as the series grows.
 */
public final class Smoothed {
    final double weight;
    private final MinMaxPyramid values = new MinMaxPyramid();
    private double sum;
    private double missing = 1;

    Smoothed(double weight) {
        this.weight = weight;
    }

    /** Carries on up to {@code size} values of {@code raw}. One thread at a time. */
    void follow(MinMaxPyramid raw, int size) {
        for (int i = values.size(); i < size; i++) {
            double value = raw.value(i);
            if (Double.isFinite(value)) {
                sum = weight * sum + (1 - weight) * value;
                missing *= weight;
                values.add(sum / (1 - missing));
            } else {
                values.add(value);
            }
        }
    }

    /** The averages, one per value. */
    public MinMaxPyramid values() {
        return values;
    }
}
