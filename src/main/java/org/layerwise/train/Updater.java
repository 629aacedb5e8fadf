package org.layerwise.train;

import java.util.List;
import org.layerwise.math.Matrices;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.op.Parameter;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.regularize.Clipping;

/** Clips the gradients and updates the weights; keeps the optimizer's memory. */
final class Updater {
    private final List<Parameter> parameters;
    private final Optimizer optimizer;
    private final Clipping clipping;
    private final float[][][] slots;

    Updater(Weights weights, Optimizer optimizer, Clipping clipping) {
        this.parameters = weights.all().stream()
                .filter(parameter -> parameter.role().isTrainable())
                .toList();
        this.optimizer = optimizer;
        this.clipping = clipping;
        this.slots = parameters.stream()
                .map(parameter -> new float[optimizer.slots()][parameter.size()])
                .toArray(float[][][]::new);
    }

    /** One update by the gradients as they are. */
    void update(double rate, long step) {
        if (clipping.isActive()) {
            clip();
        }
        for (int i = 0; i < slots.length; i++) {
            Parameter parameter = parameters.get(i);
            optimizer.update(parameter.value().data, parameter.gradient().data, slots[i], parameter.size(), rate, step);
        }
    }

    private void clip() {
        double squares = 0;
        for (int i = 0; i < slots.length; i++) {
            Parameter parameter = parameters.get(i);
            squares += Matrices.sumOfSquares(parameter.gradient().data, parameter.size());
        }
        float factor = (float) clipping.factor(Math.sqrt(squares));
        if (factor != 1f) {
            for (int i = 0; i < slots.length; i++) {
                float[] gradient = parameters.get(i).gradient().data;
                for (int j = 0; j < gradient.length; j++) {
                    gradient[j] *= factor;
                }
            }
        }
    }
}
