package org.layerwise.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.op.Parameter;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.optim.UpdateStep;
import org.layerwise.nn.regularize.Clipping;

/** Clips the gradients, updates the weights that are not frozen and constrains them; keeps the optimizer's memory. */
public final class Updater {
    private final Optimizer optimizer;
    private final Clipping clipping;
    private final Parameter[] parameters;
    private final double[] rateFactors;
    private final float[][] gradients;
    private final float[][][] slots;
    private final UpdateStep update;

    /** @param weights whose gradients it reads, and which it changes */
    public Updater(Plan plan, Weights weights, Optimizer optimizer, Clipping clipping) {
        List<Parameter> trained = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        for (int i = 0; i < plan.nodes().size(); i++) {
            PlanNode node = plan.nodes().get(i);
            for (Parameter parameter : weights.of(i)) {
                if (parameter.role().isTrainable() && !node.spec().frozen()) {
                    trained.add(parameter);
                    factors.add(node.spec().rateFactor());
                }
            }
        }
        this.optimizer = optimizer;
        this.clipping = clipping;
        this.parameters = trained.toArray(Parameter[]::new);
        this.rateFactors = factors.stream().mapToDouble(factor -> factor).toArray();
        this.gradients =
                trained.stream().map(parameter -> parameter.gradient().data).toArray(float[][]::new);
        this.slots = trained.stream()
                .map(parameter -> new float[optimizer.slots()][parameter.size()])
                .toArray(float[][][]::new);
        this.update = new UpdateStep(optimizer);
    }

    /**
     * One update by the gradients as they are.
     *
     * @param rate the learning rate η, before the layers' factors
     * @param momentum what the schedule sets, or NaN: the optimizer's own
     * @param step 1-based count of updates
     */
    public void update(double rate, double momentum, long step) {
        if (clipping.isActive()) {
            clipping.clip(gradients);
        }
        optimizer.begin(update.at(step, rate, momentum));
        for (int i = 0; i < parameters.length; i++) {
            Parameter parameter = parameters[i];
            optimizer.update(
                    parameter.value().data,
                    gradients[i],
                    slots[i],
                    0,
                    parameter.size(),
                    update.withRate(rate * rateFactors[i]));
            if (parameter.constraint().isActive()) {
                parameter
                        .constraint()
                        .apply(parameter.value().data, parameter.value().numRows, parameter.value().numCols);
            }
        }
    }

    /** What the optimizer keeps for all weights together. Part of a run's state. */
    double[] scalars() {
        return update.scalars();
    }

    /** Adds what the optimizer keeps for each weight to what a checkpoint holds. */
    void collect(Map<String, float[]> tensors) {
        for (int slot = 0; slot < optimizer.slots(); slot++) {
            for (int i = 0; i < parameters.length; i++) {
                tensors.put(Checkpoint.OPTIMIZER + slot + "/" + parameters[i].fullName(), slots[i][slot]);
            }
        }
    }
}
