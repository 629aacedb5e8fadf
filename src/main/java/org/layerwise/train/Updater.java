package org.layerwise.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerwise.base.RandomStream;
import org.layerwise.math.Matrices;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.clip.Clipping;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.optim.UpdateStep;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.regularize.GradientNoise;
import org.layerwise.nn.regularize.NoNoise;

/**
 * Clips the gradients, adds noise to them, updates the weights that are not frozen and constrains those; keeps the
 * optimizer's memory. Weights are updated block by block, and looked at while they are in the processor's cache.
 */
public final class Updater {
    /** A part of one parameter. */
    private record Block(int parameter, int from, int to) {}

    private final Optimizer optimizer;
    private final Clipping clipping;
    private final GradientNoise noise;
    private final RandomStream random;
    private final ThreadTeam team;
    private final Parameter[] parameters;
    private final Block[] blocks;
    private final boolean[] finite;
    private final boolean large;
    private final double[] rateFactors;
    private final float[][] gradients;
    private final float[][][] slots;
    private final UpdateStep update;
    private final UpdateStep[] updates;
    private final ThreadTeam.Blocks work = this::update;

    /** On one thread, without noise on gradients. */
    public Updater(Plan plan, Weights weights, Optimizer optimizer, Clipping clipping) {
        this(plan, weights, optimizer, clipping, ThreadTeam.ofOne());
    }

    /** With a team to share the work, without noise on gradients. */
    public Updater(Plan plan, Weights weights, Optimizer optimizer, Clipping clipping, ThreadTeam team) {
        this(plan, weights, optimizer, clipping, new NoNoise(), new RandomStream(0), team);
    }

    /**
     * With all there is.
     *
     * @param weights whose gradients it reads, and which it changes
     * @param random what the noise on gradients is drawn from
     * @param team who shares the work
     */
    public Updater(
            Plan plan,
            Weights weights,
            Optimizer optimizer,
            Clipping clipping,
            GradientNoise noise,
            RandomStream random,
            ThreadTeam team) {
        List<Parameter> trained = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        for (int i = 0; i < plan.nodes().size(); i++) {
            PlanNode node = plan.nodes().get(i);
            for (Parameter parameter : weights.of(i)) {
                if (parameter.role().isTrainable() && !node.spec().frozen()) {
                    trained.add(parameter);
                    factors.add(node.spec().learningRateFactor());
                }
            }
        }
        this.optimizer = optimizer;
        this.clipping = clipping;
        this.noise = noise;
        this.random = random;
        this.team = team;
        this.parameters = trained.toArray(Parameter[]::new);
        this.blocks = blocks(trained);
        this.finite = new boolean[blocks.length];
        this.large = trained.stream().anyMatch(parameter -> parameter.size() >= 2 * ThreadTeam.BLOCK);
        this.rateFactors = factors.stream().mapToDouble(factor -> factor).toArray();
        this.gradients =
                trained.stream().map(parameter -> parameter.gradient().data).toArray(float[][]::new);
        this.slots = trained.stream()
                .map(parameter -> new float[optimizer.slots()][parameter.size()])
                .toArray(float[][][]::new);
        this.update = new UpdateStep(optimizer);
        this.updates = trained.stream().map(parameter -> new UpdateStep(update)).toArray(UpdateStep[]::new);
    }

    private static Block[] blocks(List<Parameter> parameters) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            int size = parameters.get(i).size();
            for (int from = 0; from < size; from += ThreadTeam.BLOCK) {
                blocks.add(new Block(i, from, Math.min(size, from + ThreadTeam.BLOCK)));
            }
        }
        return blocks.toArray(Block[]::new);
    }

    /**
     * One update by the gradients as they are.
     *
     * @param rate the learning rate η, before the layers' factors
     * @param momentum what the schedule sets, or NaN: the optimizer's own
     * @param step 1-based count of updates
     * @return whether all weights that were updated are finite
     */
    public boolean update(double rate, double momentum, long step) {
        if (clipping.isActive()) {
            clipping.clip(gradients);
        }
        if (noise.isActive()) {
            noise.addTo(gradients, step, random);
        }
        optimizer.begin(update.at(step, rate, momentum));
        for (int i = 0; i < updates.length; i++) {
            updates[i].at(step, rate * rateFactors[i], momentum);
        }
        if (large) {
            team.run(blocks.length, work);
        } else {
            for (int block = 0; block < blocks.length; block++) {
                update(block, 0);
            }
        }
        boolean allFinite = true;
        for (boolean blockIsFinite : finite) {
            allFinite &= blockIsFinite;
        }
        for (Parameter parameter : parameters) {
            if (parameter.constraint().isActive()) {
                parameter
                        .constraint()
                        .apply(parameter.value().data, parameter.value().numRows, parameter.value().numCols);
            }
        }
        return allFinite;
    }

    private void update(int index, int member) {
        Block block = blocks[index];
        int i = block.parameter;
        float[] values = parameters[i].value().data;
        optimizer.update(values, gradients[i], slots[i], block.from, block.to, updates[i]);
        finite[index] = Matrices.allFinite(values, block.from, block.to);
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
