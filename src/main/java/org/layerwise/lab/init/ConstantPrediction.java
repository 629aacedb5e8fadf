package org.layerwise.lab.init;

import org.layerwise.data.pipeline.Dataset;
import org.layerwise.nn.loss.BinaryCrossEntropy;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.loss.MeanSquaredError;

/** The best prediction that is the same for every row: what a network can learn without looking at its inputs. */
final class ConstantPrediction {
    private ConstantPrediction() {}

    /** Its loss: the entropy of classes or labels, the variance of numbers; NaN for other losses and for weighted rows. */
    static double loss(Loss loss, Dataset rows) {
        int width = rows.y().width();
        double sum = 0;
        for (int column = 0; column < width && rows.weights() == null; column++) {
            double mean = 0;
            double square = 0;
            for (int row = 0; row < rows.rows(); row++) {
                double y = rows.y().get(row, column);
                mean += y / rows.rows();
                square += y * y / rows.rows();
            }
            if (loss.equals(new MeanSquaredError())) {
                sum += (square - mean * mean) / width;
            } else if (loss.equals(new BinaryCrossEntropy())) {
                sum += (entropy(mean) + entropy(1 - mean)) / width;
            } else {
                sum += loss.equals(new CategoricalCrossEntropy()) ? entropy(mean) : Double.NaN;
            }
        }
        return rows.weights() == null ? sum : Double.NaN;
    }

    private static double entropy(double share) {
        return share > 0 ? -share * Math.log(share) : 0;
    }
}
