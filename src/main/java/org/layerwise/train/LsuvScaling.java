package org.layerwise.train;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.RandomStream;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.experiment.Experiment;
import org.layerwise.math.Gemm;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.init.Lsuv;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.layer.Conv1d;
import org.layerwise.nn.layer.Conv2d;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;
import org.layerwise.train.measure.ArrayReading;

/**
 * The part of the initializer {@link Lsuv} that needs data (Mishkin, Matas: All you need is a good init, 2015, algorithm 1): from the
 * input on, each layer's kernel is divided by the standard deviation of the layer's output on one batch, until its variance is 1
 * within the tolerance. It decides first weights only: a model and a run that goes on have theirs.
 */
public final class LsuvScaling {
    private LsuvScaling() {}

    /** Whether any layer asks for it. */
    private static boolean isAsked(Plan plan) {
        return plan.nodes().stream().anyMatch(node -> of(node).isPresent());
    }

    /** The initializer of a layer whose output is linear in its kernel. */
    private static Optional<Lsuv> of(PlanNode node) {
        LayerSpec layer = node.spec().layer();
        boolean isLinear = layer instanceof Dense || layer instanceof Conv1d || layer instanceof Conv2d;
        return node.parameters().stream()
                .filter(parameter -> isLinear && parameter.role() == Role.KERNEL)
                .map(ParameterSpec::initializer)
                .filter(Lsuv.class::isInstance)
                .map(Lsuv.class::cast)
                .findFirst();
    }

    /**
     * Scales first weights for the very batch that a run of the experiment begins with.
     *
     * @param weights as they were drawn. Modified.
     * @param train the training rows
     */
    public static void applyToFirstBatch(Experiment experiment, Plan plan, Weights weights, Dataset train) {
        if (!isAsked(plan)) {
            return;
        }
        int[] order = new int[train.rows()];
        Arrays.setAll(order, i -> i);
        RandomStream shuffle = experiment.seeds().stream(TrainingLoop.SHUFFLE);
        shuffle.shuffle(order);
        apply(
                experiment,
                plan,
                weights,
                train.subset(Arrays.copyOf(order, Math.min(experiment.training().batch(), order.length))));
    }

    /**
     * Scales first weights.
     *
     * @param weights as they were drawn. Modified.
     * @param rows the batch
     */
    public static void apply(Experiment experiment, Plan plan, Weights weights, Dataset rows) {
        if (!isAsked(plan)) {
            return;
        }
        ThreadTeam team = ThreadTeam.ofOne();
        Gemm gemm = experiment.training().blas().gemm(team);
        // A pass for training gathers statistics of batch normalization: in a copy, of which kernels alone are taken
        // over.
        Weights scratch = weights.copy();
        FMatrixRMaj features = rows.features();
        Network network = Network.forTraining(plan, scratch, features.numRows, gemm, team, experiment.seeds());
        for (int place = 0; place < plan.nodes().size(); place++) {
            Lsuv lsuv = of(plan.nodes().get(place)).orElse(null);
            if (lsuv != null) {
                scale(lsuv, network, place, features, weights);
            }
        }
    }

    private static void scale(Lsuv lsuv, Network network, int place, FMatrixRMaj features, Weights weights) {
        Parameter kernel = kernel(network.weights(), place);
        for (int i = 0; i < lsuv.iterations(); i++) {
            network.forward(features, Pass.TRAINING);
            double deviation = ArrayReading.deviation(network.output(place));
            double variance = deviation * deviation;
            if (!(variance > 0) || !Double.isFinite(variance) || Math.abs(variance - 1) < lsuv.tolerance()) {
                break;
            }
            float[] values = kernel.value().data;
            for (int k = 0; k < values.length; k++) {
                values[k] = (float) (values[k] / deviation);
            }
        }
        System.arraycopy(kernel.value().data, 0, kernel(weights, place).value().data, 0, kernel.size());
    }

    private static Parameter kernel(Weights weights, int place) {
        return weights.of(place).stream()
                .filter(parameter -> parameter.role() == Role.KERNEL)
                .findFirst()
                .orElseThrow();
    }
}
