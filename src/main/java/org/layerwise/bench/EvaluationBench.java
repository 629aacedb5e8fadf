package org.layerwise.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.math.Gemm;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.train.Evaluator;

/** Measures how many rows a second are evaluated: from prepared rows to loss and accuracy, as after every epoch. */
public final class EvaluationBench {
    private static final int ROWS = 20_000;

    private final Rounds rounds;
    private final Gemm gemm;

    public EvaluationBench(Rounds rounds, Gemm gemm) {
        this.rounds = rounds;
        this.gemm = gemm;
    }

    /** Rows a second through a network, on one thread. */
    public double rowsPerSecond(BenchNetwork network) {
        Plan plan = network.plan();
        RandomRows rows = RandomRows.of(ROWS, network.features(), network.classes(), new RandomStream(1));
        Dataset data = Dataset.ofArrays(rows.features(), rows.targets(), ROWS);
        ClassTarget target = new ClassTarget(
                "class",
                IntStream.range(0, network.classes())
                        .mapToObj(Integer::toString)
                        .toList());
        Evaluator evaluator = new Evaluator(plan, Weights.initialize(plan, new Seed(1)), target, gemm);
        double micros = rounds.medianMicros(List.of(count -> {
            for (int i = 0; i < count; i++) {
                double loss = evaluator.evaluate(data).loss();
                if (!Double.isFinite(loss)) {
                    throw new IllegalStateException(network.name() + ": the loss is " + loss);
                }
            }
        }))[0];
        return ROWS / micros * 1e6;
    }
}
