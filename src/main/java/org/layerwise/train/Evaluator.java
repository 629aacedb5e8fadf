package org.layerwise.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.math.Gemm;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.metric.PredictionSink;

/** Evaluates a network on prepared rows. Made once, used again and again. */
public final class Evaluator {
    /** Rows that are evaluated at a time. */
    static final int CHUNK = 256;

    private final Plan plan;
    private final Network network;
    private final FittedTarget target;
    private final FMatrixRMaj features = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj targets = new FMatrixRMaj(0, 0);

    /** @param weights shared with whoever trains them */
    public Evaluator(Plan plan, Weights weights, FittedTarget target, Gemm gemm) {
        this(plan, weights, target, gemm, ThreadTeam.ofOne());
    }

    /**
     * With a team to share the work.
     *
     * @param weights shared with whoever trains them
     */
    public Evaluator(Plan plan, Weights weights, FittedTarget target, Gemm gemm, ThreadTeam team) {
        this.plan = plan;
        this.network = Network.forEvaluation(plan, weights, CHUNK, gemm, team);
        this.target = target;
    }

    /** Loss and scores over all rows of a dataset. */
    public Scores evaluate(Dataset dataset) {
        return evaluate(dataset, List.of());
    }

    /**
     * Loss and scores over all rows of a dataset.
     *
     * @param sinks handed every prediction
     */
    public Scores evaluate(Dataset dataset, List<? extends PredictionSink> sinks) {
        Scores scores = new Scores(target);
        add(dataset, sinks, scores);
        return scores;
    }

    /**
     * Loss and scores over all rows of a dataset, unless somebody no longer wants them.
     *
     * @param sinks handed every prediction
     * @param giveUp asked between one portion of rows and the next
     * @return null when it was given up
     */
    @Nullable
    Scores evaluateUnless(BooleanSupplier giveUp, Dataset dataset, List<? extends PredictionSink> sinks) {
        Scores scores = new Scores(target);
        return add(dataset, sinks, scores, giveUp) ? scores : null;
    }

    /**
     * Adds all rows of a dataset to scores.
     *
     * @param sinks handed every prediction
     * @param scores Modified.
     */
    void add(Dataset dataset, List<? extends PredictionSink> sinks, Scores scores) {
        add(dataset, sinks, scores, () -> false);
    }

    private boolean add(Dataset dataset, List<? extends PredictionSink> sinks, Scores scores, BooleanSupplier giveUp) {
        int[] order = new int[dataset.rows()];
        float[] w = dataset.emptyWeights(CHUNK);
        Arrays.setAll(order, i -> i);
        for (int from = 0; from < order.length; from += CHUNK) {
            if (from > 0 && giveUp.getAsBoolean()) {
                return false;
            }
            int count = Math.min(CHUNK, order.length - from);
            dataset.gather(order, from, count, features, targets);
            dataset.gatherWeights(order, from, count, w);
            network.forward(features, Pass.EVALUATION);
            double loss = plan.loss().value(network.lossInput(), targets, w);
            scores.add(loss, plan.loss().weight(targets, w), network.prediction(), targets);
            for (PredictionSink sink : sinks) {
                sink.add(network.prediction(), targets);
            }
        }
        return true;
    }
}
