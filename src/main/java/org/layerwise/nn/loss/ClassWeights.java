package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** How much the classes count. */
final class ClassWeights {
    private ClassWeights() {}

    /**
     * The list, copied.
     *
     * @throws ProblemException when a weight is negative or not finite, or all of them are 0
     */
    static List<Double> checked(List<Double> weights) {
        double largest = 1;
        for (int i = 0; i < weights.size(); i++) {
            double weight = weights.get(i);
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw wrong(Message.of("nn.loss/class-weight", i + 1, weight));
            }
            largest = i == 0 ? weight : Math.max(largest, weight);
        }
        if (largest == 0) {
            throw wrong(Message.of("nn.loss/class-weights-all-zero"));
        }
        return List.copyOf(weights);
    }

    private static ProblemException wrong(Message text) {
        return Problem.error(Location.path("", "classWeights"), text).toException();
    }

    /** The factor of an output that is 0 or 1. */
    static double ofBinary(List<Double> weights, double t) {
        return weights.isEmpty() ? 1 : weights.get(0) + (weights.get(1) - weights.get(0)) * t;
    }

    /** The factor of a row of targets that sum to 1. */
    static double ofRow(List<Double> weights, float[] t, int from, int columns) {
        if (weights.isEmpty()) {
            return 1;
        }
        double factor = 0;
        for (int j = 0; j < columns; j++) {
            if (t[from + j] != 0) {
                factor += t[from + j] * weights.get(j);
            }
        }
        return factor;
    }
}
