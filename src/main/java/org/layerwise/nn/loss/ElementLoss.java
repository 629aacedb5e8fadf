package org.layerwise.nn.loss;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A loss that is a mean of the losses of single outputs. */
public sealed interface ElementLoss extends Loss
        permits MeanAbsoluteError,
                Huber,
                LogCosh,
                BinaryCrossEntropy,
                BinaryFocal,
                Hinge,
                SquaredHinge,
                Perceptron,
                Poisson {

    /**
     * The loss of one output.
     *
     * @param x the output, or logit when fused
     * @param t the target
     */
    double element(double x, double t);

    /** The derivative of {@link #element} by x. */
    double slope(double x, double t);

    /** The factor of an output with this target. */
    default double elementWeight(double t) {
        return 1;
    }

    @Override
    default int classes(int targetWidth) {
        return 2;
    }

    @Override
    default double value(FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights) {
        int columns = inputs.numCols;
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < inputs.numRows; i++) {
            double row = 0;
            double weight = 0;
            for (int j = i * columns; j < (i + 1) * columns; j++) {
                double t = targets.data[j];
                double factor = elementWeight(t);
                row += factor * element(inputs.data[j], t);
                weight += factor;
            }
            sum += RowWeights.of(rowWeights, i) * row;
            weights += RowWeights.of(rowWeights, i) * weight;
        }
        return RowWeights.mean(sum, weights);
    }

    @Override
    default void gradient(
            FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights, FMatrixRMaj gradient) {
        int columns = inputs.numCols;
        double scale = RowWeights.mean(1, weight(targets, rowWeights) * columns);
        for (int i = 0; i < inputs.numRows; i++) {
            double factor = RowWeights.of(rowWeights, i) * scale;
            for (int j = i * columns; j < (i + 1) * columns; j++) {
                double t = targets.data[j];
                gradient.data[j] = (float) (factor * elementWeight(t) * slope(inputs.data[j], t));
            }
        }
    }

    @Override
    default double weight(FMatrixRMaj targets, float @Nullable [] rowWeights) {
        int columns = targets.numCols;
        double weights = 0;
        for (int i = 0; i < targets.numRows; i++) {
            double weight = 0;
            for (int j = i * columns; j < (i + 1) * columns; j++) {
                weight += elementWeight(targets.data[j]);
            }
            weights += RowWeights.of(rowWeights, i) * weight;
        }
        return weights / columns;
    }
}
