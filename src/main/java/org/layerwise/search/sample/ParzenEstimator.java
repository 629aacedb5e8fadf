package org.layerwise.search.sample;

import java.util.List;
import org.layerwise.base.RandomStream;
import org.layerwise.search.space.SpacePoints;

/**
 * A density over a space, estimated from points: a mixture of one kernel for each, which is a product over the settings, and a prior
 * over the whole space that counts as one more. Of many observations older ones count less.
 */
final class ParzenEstimator {
    /** So many of the newest count in full. */
    private static final int FULL = 25;

    private final SpacePoints points;
    private final ParzenDimension[] dimensions;
    private final double[] weights;
    private final double[] logWeights;

    /** @param observed points in the order in which they were tried */
    ParzenEstimator(SpacePoints points, List<double[]> observed) {
        this.points = points;
        dimensions = new ParzenDimension[points.size()];
        for (int i = 0; i < dimensions.length; i++) {
            int index = i;
            dimensions[i] = new ParzenDimension(
                    points.range(i),
                    observed.stream().mapToDouble(point -> point[index]).toArray(),
                    dimensions.length);
        }
        weights = weights(observed.size());
        logWeights = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            logWeights[i] = Math.log(weights[i]);
        }
    }

    /** The observations' weights, then the prior's, which sum to 1. */
    static double[] weights(int observations) {
        double[] weights = new double[observations + 1];
        int ramp = Math.max(0, observations - FULL);
        double least = 1.0 / Math.max(1, observations);
        double sum = 0;
        for (int i = 0; i <= observations; i++) {
            weights[i] = i >= ramp ? 1 : ramp == 1 ? least : least + (1 - least) * i / (ramp - 1);
            sum += weights[i];
        }
        for (int i = 0; i <= observations; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** Draws a point; it may break constraints. */
    double[] draw(RandomStream random) {
        double left = random.nextDouble();
        int kernel = 0;
        while (kernel < weights.length - 1 && left >= weights[kernel]) {
            left -= weights[kernel++];
        }
        double[] point = new double[dimensions.length];
        for (int index : points.order()) {
            point[index] = points.isVaried(index, point) ? dimensions[index].draw(kernel, random) : Double.NaN;
        }
        return point;
    }

    /** The logarithm of the density at a point, over the settings that are varied there. */
    double logDensity(double[] point) {
        double[] sums = logWeights.clone();
        for (int i = 0; i < point.length; i++) {
            if (!Double.isNaN(point[i])) {
                dimensions[i].add(point[i], sums);
            }
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            largest = Math.max(largest, sum);
        }
        double total = 0;
        for (double sum : sums) {
            total += Math.exp(sum - largest);
        }
        return largest + Math.log(total);
    }
}
