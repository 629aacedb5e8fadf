package org.layerwise.search.sample;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the scales and the noise under which values are likeliest, among few: first one scale for all dimensions, then one dimension
 * after the other. How many are tried depends on the number of points alone, so that a proposal stays quick.
 */
final class ProcessFit {
    private static final double[] SCALES = {0.1, 0.2, 0.4, 0.8, 1.6};
    private static final double[] NOISES = {1e-6, 1e-3, 1e-1};
    private static final double SHORTEST = 0.03;
    private static final double LONGEST = 5;

    /** Nanoseconds that trying may take, as estimated. */
    private static final double BUDGET = 2.5e6;

    private final double[][] points;
    private final double[] values;
    private int left;

    private Optional<GaussianProcess> best = Optional.empty();
    private double[] scales = new double[0];
    private double noise = NOISES[0];

    private ProcessFit(double[][] points, double[] values) {
        this.points = points;
        this.values = values;
        double n = points.length;
        double cost = n * n * n / 3 + n * n / 2 * (40 + 2 * points[0].length);
        left = (int) Math.clamp(BUDGET / cost, SCALES.length + NOISES.length, 200);
    }

    /** @param values with mean 0 and deviation 1 */
    static Optional<GaussianProcess> of(double[][] points, double[] values) {
        ProcessFit fit = new ProcessFit(points, values);
        fit.search();
        return fit.best;
    }

    private void search() {
        int dimensions = points[0].length;
        for (double scale : SCALES) {
            double[] all = new double[dimensions];
            Arrays.fill(all, scale);
            attempt(all, NOISES[1]);
        }
        for (double each : NOISES) {
            attempt(scales.clone(), each);
        }
        boolean improved = true;
        while (improved && left > 0) {
            improved = false;
            for (int i = 0; i < dimensions; i++) {
                for (double factor : new double[] {2, 0.5}) {
                    double[] changed = scales.clone();
                    changed[i] = Math.clamp(changed[i] * factor, SHORTEST, LONGEST);
                    improved |= attempt(changed, noise);
                }
            }
        }
    }

    private boolean attempt(double[] tried, double triedNoise) {
        if (left-- <= 0) {
            return false;
        }
        Optional<GaussianProcess> process = GaussianProcess.given(points, values, tried, Double.NaN, triedNoise);
        boolean isBetter = process.isPresent()
                && (best.isEmpty()
                        || process.orElseThrow().logLikelihood()
                                > best.orElseThrow().logLikelihood() + 1e-9);
        if (isBetter || scales.length == 0) {
            scales = tried;
            noise = triedNoise;
        }
        if (isBetter) {
            best = process;
        }
        return isBetter;
    }
}
