package org.layerwise.nn.loss;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Softmax;

/** A loss of classes that exclude each other, fused with softmax: a mean over rows. Rows are places in an array, {@code from} on. */
public sealed interface RowLoss extends Loss permits CategoricalCrossEntropy, CategoricalFocal, KlDivergence {
    /** What it is fused with. */
    Softmax SOFTMAX = new Softmax();

    /** The loss of one row of logits x, with {@code norm = ln Σ eˣ}. */
    double row(float[] x, float[] t, int from, int columns, double norm);

    /**
     * The gradient of one row by its logits x.
     *
     * @param factor everything is multiplied by it
     * @param gradient row {@code from} on: softmax(x) at first, the gradient then. Modified.
     */
    void rowGradient(float[] x, float[] t, int from, int columns, double factor, float[] gradient);

    /** The factor of a row with these targets. */
    default double rowWeight(float[] t, int from, int columns) {
        return ClassWeights.ofRow(classWeights(), t, from, columns);
    }

    @Override
    default List<Class<? extends ActivationFunction>> fusedWith() {
        return List.of(Softmax.class);
    }

    @Override
    default Targets targets() {
        return Targets.CLASSES;
    }

    @Override
    default double value(FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights) {
        int columns = inputs.numCols;
        float[] x = inputs.data;
        float[] t = targets.data;
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < inputs.numRows; i++) {
            int from = i * columns;
            double weight = RowWeights.of(rowWeights, i) * rowWeight(t, from, columns);
            sum += weight * row(x, t, from, columns, logSum(x, from, columns));
            weights += weight;
        }
        return RowWeights.mean(sum, weights);
    }

    @Override
    default void gradient(
            FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights, FMatrixRMaj gradient) {
        int columns = inputs.numCols;
        float[] x = inputs.data;
        float[] t = targets.data;
        double scale = RowWeights.mean(1, weight(targets, rowWeights));
        SOFTMAX.apply(x, gradient.data, 0, inputs.numRows * columns, columns);
        for (int i = 0; i < inputs.numRows; i++) {
            int from = i * columns;
            double factor = RowWeights.of(rowWeights, i) * rowWeight(t, from, columns) * scale;
            rowGradient(x, t, from, columns, factor, gradient.data);
        }
    }

    @Override
    default double weight(FMatrixRMaj targets, float @Nullable [] rowWeights) {
        if (classWeights().isEmpty()) {
            return RowWeights.sum(rowWeights, targets.numRows);
        }
        int columns = targets.numCols;
        double weights = 0;
        for (int i = 0; i < targets.numRows; i++) {
            weights += RowWeights.of(rowWeights, i) * rowWeight(targets.data, i * columns, columns);
        }
        return weights;
    }

    /** {@code ln Σ eˣ} of one row, the largest taken out first; in double precision. */
    static double logSum(float[] x, int from, int columns) {
        float max = x[from];
        for (int j = 1; j < columns; j++) {
            max = Math.max(max, x[from + j]);
        }
        double powers = 0;
        for (int j = 0; j < columns; j++) {
            powers += x[from + j] == max ? 1 : Math.exp((double) x[from + j] - max);
        }
        return max + Math.log(powers);
    }
}
