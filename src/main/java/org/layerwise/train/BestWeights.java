package org.layerwise.train;

import java.util.List;
import java.util.Map;
import org.layerwise.experiment.EarlyStopping;
import org.layerwise.experiment.EarlyStoppingRule;
import org.layerwise.experiment.Monitor;
import org.layerwise.experiment.NoStopping;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.param.Parameter;

/** Watches the monitored figure from epoch to epoch, and keeps the weights of the best one. A figure that is NaN is no better. */
final class BestWeights {
    private final EarlyStoppingRule stopping;
    private final Weights weights;
    private final float[][] copy;
    private double best;
    private boolean any;
    private int waited;

    BestWeights(EarlyStoppingRule stopping, Weights weights) {
        this.stopping = stopping;
        this.weights = weights;
        this.copy =
                stopping instanceof EarlyStopping early && early.restoreBest() ? weights.emptyCopy() : new float[0][];
    }

    /** Takes an epoch's figures. @return whether the run is to end now */
    boolean isEnough(double loss, double score) {
        return switch (stopping) {
            case NoStopping none -> false;
            case EarlyStopping early -> isEnough(early, early.monitor() == Monitor.LOSS ? -loss : score);
        };
    }

    private boolean isEnough(EarlyStopping early, double figure) {
        if (any ? figure > best + early.minDelta() : !Double.isNaN(figure)) {
            best = figure;
            any = true;
            waited = 0;
            if (early.restoreBest()) {
                weights.save(copy);
            }
            return false;
        }
        waited++;
        return waited >= early.patience();
    }

    /** Puts the best epoch's weights back, when that was asked for and there was one. */
    void restore() {
        if (any && copy.length > 0) {
            weights.restore(copy);
        }
    }

    /** The best figure as text; empty before the first. */
    String figure() {
        return any ? Double.toString(best) : "";
    }

    int waited() {
        return waited;
    }

    /**
     * Goes on from a best figure, whose weights are still to come. Who goes on after the wait was over waits anew: the run
     * would else end with its next epoch.
     *
     * @param figure NaN: there is none yet
     */
    void restore(double figure, int epochsSince) {
        any = !Double.isNaN(figure);
        best = any ? figure : 0;
        waited = stopping instanceof EarlyStopping early && epochsSince >= early.patience() ? 0 : epochsSince;
    }

    /** Adds the best epoch's weights, once there are any, to what a checkpoint holds. */
    void collect(Map<String, float[]> tensors) {
        List<Parameter> all = weights.all();
        for (int i = 0; any && i < copy.length; i++) {
            tensors.put(Checkpoint.BEST + all.get(i).fullName(), copy[i]);
        }
    }
}
