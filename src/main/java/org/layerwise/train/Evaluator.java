package org.layerwise.train;

import org.ejml.data.FMatrixRMaj;
import org.layerwise.data.Dataset;
import org.layerwise.data.FittedClasses;
import org.layerwise.data.FittedTarget;
import org.layerwise.math.Gemm;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.op.Pass;

/** Evaluates a network on prepared rows. Made once, used again and again. */
public final class Evaluator {
    private static final int CHUNK = 256;

    private final Plan plan;
    private final Network network;
    private final FittedTarget target;
    private final FMatrixRMaj features = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj targets = new FMatrixRMaj(0, 0);

    /** @param weights shared with whoever trains them */
    public Evaluator(Plan plan, Weights weights, FittedTarget target, Gemm gemm) {
        this.plan = plan;
        this.network = Network.forEvaluation(plan, weights, CHUNK, gemm);
        this.target = target;
    }

    /** Loss and scores over all rows of a dataset. */
    public Scores evaluate(Dataset dataset) {
        Scores scores = new Scores(target);
        evaluate(dataset, scores, new long[0][]);
        return scores;
    }

    /**
     * Loss, scores and confusion over all rows of a dataset.
     *
     * @return {@code [actual][predicted]}, empty for a regression
     */
    public long[][] confusion(Dataset dataset, Scores scores) {
        int classes = target instanceof FittedClasses fitted ? fitted.classes().size() : 0;
        long[][] counts = new long[classes][classes];
        evaluate(dataset, scores, counts);
        return counts;
    }

    private void evaluate(Dataset dataset, Scores scores, long[][] confusion) {
        int[] order = new int[dataset.rows()];
        java.util.Arrays.setAll(order, i -> i);
        for (int from = 0; from < order.length; from += CHUNK) {
            int count = Math.min(CHUNK, order.length - from);
            dataset.gather(order, from, count, features, targets);
            network.forward(features, Pass.EVALUATION);
            scores.add(plan.loss().value(network.lossInput(), targets), network.prediction(), targets);
            if (confusion.length > 0) {
                for (int i = 0; i < count; i++) {
                    confusion[Scores.classOf(targets, i)][Scores.classOf(network.prediction(), i)]++;
                }
            }
        }
    }
}
