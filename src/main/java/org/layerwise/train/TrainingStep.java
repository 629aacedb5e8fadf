package org.layerwise.train;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Seed;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.math.Gemm;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.kernel.Pass;

/**
 * What every update consists of: forward pass, loss, backward pass, optimizer. Legal order: {@link #forward},
 * {@link #backward}, {@link #update}. One step belongs to one thread at a time.
 */
public final class TrainingStep {
    private final Plan plan;
    private final Network network;
    private final Updater updater;
    private final ThreadTeam team;

    /**
     * @param batch rows of the largest batch
     * @param team who shares the work; gemm and updater are made for it
     * @param seed of what is random in training
     * @param updater made for the same weights
     */
    public TrainingStep(Plan plan, Weights weights, int batch, Gemm gemm, ThreadTeam team, Seed seed, Updater updater) {
        this.plan = plan;
        this.network = Network.forTraining(plan, weights, batch, gemm, team, seed);
        this.updater = updater;
        this.team = team;
    }

    /**
     * The forward pass in training mode. Whoever has the team give work up uses nothing of a pass that is given up.
     *
     * @param x features {@code [n × d]}. Not modified, and kept until {@link #backward}.
     * @param y targets {@code [n × outputs]}. Not modified.
     * @param w weights of the rows, {@code [n]} or longer; null: all 1. Not modified.
     * @return the mean loss, without penalty; NaN of a pass that is given up
     */
    double forward(FMatrixRMaj x, FMatrixRMaj y, float @Nullable [] w) {
        team.beginStep();
        network.forward(x, Pass.TRAINING);
        if (team.isGivenUp()) {
            return Double.NaN; // the loss may not even have as many rows as the batch
        }
        return plan.loss().value(network.lossInput(), y, w);
    }

    /** Σ of the weights in the loss of a batch with these targets and row weights; its rows where there are none. */
    double weight(FMatrixRMaj y, float @Nullable [] w) {
        return plan.loss().weight(y, w);
    }

    /** The gradient of every parameter, penalties included, for the batch of the last {@link #forward}. */
    void backward(FMatrixRMaj y, float @Nullable [] w) {
        plan.loss().gradient(network.lossInput(), y, w, network.lossGradient());
        network.backward();
    }

    /**
     * One update of the weights by those gradients, as {@link Updater#update}.
     *
     * @param watched whether something else was done within the step, so that its time says nothing
     */
    boolean update(double rate, double momentum, long step, boolean watched) {
        boolean finite = updater.update(rate, momentum, step);
        if (!watched) {
            team.endStep();
        }
        return finite;
    }

    /**
     * All of it for one batch, at a rate that no schedule changes.
     *
     * @param step 1-based count of updates
     * @return the mean loss before the update
     */
    public double run(Dataset batch, double rate, long step) {
        double loss = forward(batch.features(), batch.targets(), batch.weights());
        backward(batch.targets(), batch.weights());
        update(rate, Double.NaN, step, false);
        return loss;
    }

    /** The network, for whoever looks at the last pass. */
    Network network() {
        return network;
    }
}
