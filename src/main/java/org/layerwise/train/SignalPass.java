package org.layerwise.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Ticker;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.experiment.Experiment;
import org.layerwise.math.Gemm;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.telemetry.TelemetrySpec;
import org.layerwise.train.measure.ActivationDead;
import org.layerwise.train.measure.ActivationHistogram;
import org.layerwise.train.measure.ActivationMean;
import org.layerwise.train.measure.ActivationSaturated;
import org.layerwise.train.measure.ActivationStd;
import org.layerwise.train.measure.ArrayReading;
import org.layerwise.train.measure.Measures;
import org.layerwise.train.measure.StepProbe;
import org.layerwise.train.measure.Stopwatch;

/** One pass forward and one back through a network as its weights are, measured node by node. Nothing is changed by it. */
public final class SignalPass {
    private SignalPass() {}

    /** What gradient goes in at the loss's input. */
    public enum Feedback {
        /** That of the experiment's own loss, averaged over the rows. */
        LOSS,
        /** Numbers from N(0, 1), for rows that have no targets. */
        NORMAL
    }

    /**
     * Measures every node, in training mode.
     *
     * @param weights Not modified.
     * @param rows the batch; its targets are used with {@link Feedback#LOSS} alone
     * @param threads that work on it at most
     * @return in the plan's order
     */
    public static List<NodeSignal> of(
            Experiment experiment, Plan plan, Weights weights, Dataset rows, Feedback feedback, int threads) {
        ThreadTeam team = ThreadTeam.of(threads);
        try {
            Gemm gemm = experiment.training().blas().gemm(team);
            // A pass for training gathers statistics of batch normalization: in a copy.
            Network network = Network.forTraining(plan, weights.copy(), rows.rows(), gemm, team, experiment.seeds());
            network.forward(rows.features(), Pass.TRAINING);
            switch (feedback) {
                case LOSS ->
                    plan.loss().gradient(network.lossInput(), rows.targets(), rows.weights(), network.lossGradient());
                case NORMAL -> fill(network.lossGradient(), experiment.seeds().stream("gradient"));
            }
            network.backward();
            return read(network, plan);
        } finally {
            team.close();
        }
    }

    private static void fill(FMatrixRMaj gradient, RandomStream random) {
        int size = gradient.numRows * gradient.numCols;
        for (int i = 0; i < size; i++) {
            gradient.data[i] = (float) random.nextGaussian();
        }
    }

    private static List<NodeSignal> read(Network network, Plan plan) {
        TelemetrySpec usual = new TelemetrySpec(1);
        FrameLayout layout = Measures.layout(usual, plan, false, false);
        StepProbe probe = new StepProbe(network, layout, usual, List.of(ARRAYS), new Stopwatch(Ticker.SYSTEM));
        probe.beforeUpdate(1, 1, true, Double.NaN, Double.NaN);
        StepFrame frame = probe.afterUpdate();
        List<NodeSignal> signals = new ArrayList<>();
        for (int i = 0; i < plan.nodes().size(); i++) {
            PlanNode node = plan.nodes().get(i);
            int at = layout.of(ActivationHistogram.ID).orElseThrow().at(node.id());
            float[] arrays = frame.arrays();
            signals.add(new NodeSignal(
                    node.id(),
                    number(layout, frame, ActivationMean.ID, node),
                    number(layout, frame, ActivationStd.ID, node),
                    network.outputGradient(i).map(ArrayReading::deviation).orElse(Double.NaN),
                    number(layout, frame, ActivationSaturated.ID, node),
                    number(layout, frame, ActivationDead.ID, node),
                    Arrays.copyOfRange(arrays, at, at + Slice.BINS),
                    arrays[at + Slice.BINS],
                    arrays[at + Slice.BINS + 1]));
        }
        return signals;
    }

    private static double number(FrameLayout layout, StepFrame frame, String measure, PlanNode node) {
        int at = layout.stepPlace(measure, node.id());
        return at < 0 ? Double.NaN : frame.numbers()[at];
    }

    /** Has histograms taken. */
    private static final FrameSink ARRAYS = new FrameSink() {
        @Override
        public void step(StepFrame frame) {
            // the frame is read where it is made
        }

        @Override
        public void epoch(EpochFrame frame) {
            // there is none
        }

        @Override
        public boolean takesArrays() {
            return true;
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
}
