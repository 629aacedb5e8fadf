package org.layerwise.search.sample;

import java.util.Optional;
import org.layerwise.math.LowerTriangle;
import org.layerwise.math.NormalDistribution;

/**
 * A Gaussian process with mean 0 and the Matérn kernel of ν = 5/2, {@code s²·(1 + r + r²/3)·e^(−r)} with
 * {@code r = √5·√Σ((x−x')/ℓ)²}, given noisy values at some points (Rasmussen and Williams, "Gaussian Processes for Machine Learning",
 * 2006, algorithm 2.1).
 */
final class GaussianProcess {
    private static final double ROOT_FIVE = Math.sqrt(5);

    private final double[][] points;
    private final double[] scales;
    private final double signal;
    private final LowerTriangle factor;
    private final double[] solved;
    private final double logLikelihood;

    private GaussianProcess(
            double[][] points,
            double[] scales,
            double signal,
            LowerTriangle factor,
            double[] solved,
            double logLikelihood) {
        this.points = points;
        this.scales = scales;
        this.signal = signal;
        this.factor = factor;
        this.solved = solved;
        this.logLikelihood = logLikelihood;
    }

    /**
     * What a process says at a point.
     *
     * @param mean of the value there
     * @param variance of the value there, without noise
     */
    record Prediction(double mean, double variance) {
        /** How much smaller than {@code best} the value is expected to be, counting only what is smaller (Jones et al., 1998). */
        double expectedImprovement(double best) {
            double deviation = Math.sqrt(variance);
            if (!(deviation > 0)) {
                return Math.max(0, best - mean);
            }
            double z = (best - mean) / deviation;
            return (best - mean) * NormalDistribution.cdf(z) + deviation * NormalDistribution.density(z);
        }
    }

    /**
     * A process given values.
     *
     * @param points {@code [n × d]}
     * @param values n
     * @param scales ℓ of each of the d dimensions
     * @param signal s², or NaN for the one under which the values are likeliest
     * @param noise the variance of a value's noise, in parts of s²
     * @return empty where rounding leaves no process
     */
    static Optional<GaussianProcess> given(
            double[][] points, double[] values, double[] scales, double signal, double noise) {
        int n = points.length;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i * n + j] = correlation(points[i], points[j], scales);
            }
            matrix[i * n + i] = 1 + noise;
        }
        return LowerTriangle.factor(matrix, n)
                .map(factor -> solve(points, values, scales, signal, factor))
                .filter(process -> Double.isFinite(process.logLikelihood));
    }

    private static GaussianProcess solve(
            double[][] points, double[] values, double[] scales, double signal, LowerTriangle factor) {
        int n = points.length;
        double[] half = values.clone();
        factor.solve(half);
        double square = 0;
        for (double value : half) {
            square += value * value;
        }
        double own = Double.isNaN(signal) ? Math.max(square / n, Double.MIN_NORMAL) : signal;
        double logLikelihood =
                -0.5 * (square / own + factor.logDeterminant() + n * Math.log(own) + n * Math.log(2 * Math.PI));
        double[] solved = half;
        factor.solveTransposed(solved);
        return new GaussianProcess(points, scales, own, factor, solved, logLikelihood);
    }

    private static double correlation(double[] one, double[] other, double[] scales) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double off = (one[i] - other[i]) / scales[i];
            sum += off * off;
        }
        double r = ROOT_FIVE * Math.sqrt(sum);
        return (1 + r + r * r / 3) * Math.exp(-r);
    }

    /** The logarithm of the density of the values. */
    double logLikelihood() {
        return logLikelihood;
    }

    Prediction at(double[] point) {
        double[] own = new double[points.length];
        double mean = 0;
        for (int i = 0; i < own.length; i++) {
            own[i] = correlation(points[i], point, scales);
            mean += own[i] * solved[i];
        }
        factor.solve(own);
        double explained = 0;
        for (double value : own) {
            explained += value * value;
        }
        return new Prediction(mean, signal * Math.max(0, 1 - explained));
    }
}
