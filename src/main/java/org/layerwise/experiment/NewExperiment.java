package org.layerwise.experiment;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Seed;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.table.Table;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.clip.NoClipping;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.regularize.L1;
import org.layerwise.nn.regularize.L1L2;
import org.layerwise.nn.regularize.L2;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.nn.regularize.Regularizer;
import org.layerwise.nn.schedule.ConstantRate;
import org.layerwise.telemetry.TelemetrySpec;

/**
 * The experiment that a table starts with: for each hidden width Dense → BatchNorm → Activation → Dropout (those asked for),
 * then Dense {@code output} and Activation {@code prediction}.
 *
 * @param widths units of the hidden layers
 * @param activation of the hidden layers
 * @param initializer of all kernels
 * @param regularizer of all kernels
 * @param dropout rate after each hidden layer, 0 for none
 * @param batchNorm whether hidden layers are normalized
 * @param optimizer with its learning rate
 * @param split which rows train
 * @param training how long and in what steps
 * @param seed from which every random choice follows
 */
public record NewExperiment(
        List<Integer> widths,
        ActivationFunction activation,
        Initializer initializer,
        Regularizer regularizer,
        double dropout,
        boolean batchNorm,
        Optimizer optimizer,
        SplitSpec split,
        TrainingSpec training,
        long seed) {

    /** What {@code layerwise new} does when nothing is said. */
    public static NewExperiment defaults() {
        return new NewExperiment(
                List.of(16, 16),
                Catalog.of(ActivationFunction.class).kind("tanh").withDefaults(),
                new GlorotUniform(),
                new NoPenalty(),
                0,
                false,
                Catalog.of(Optimizer.class).kind("adam").withDefaults(),
                new SplitSpec(0.2, 0, true),
                new TrainingSpec(32, 100, new NoStopping(), org.layerwise.math.Blas.AUTO),
                1);
    }

    /** The penalty that two factors stand for. */
    public static Regularizer penalty(double l1, double l2) {
        if (l1 > 0 && l2 > 0) {
            return new L1L2(l1, l2);
        }
        return l1 > 0 ? new L1(l1) : l2 > 0 ? new L2(l2) : new NoPenalty();
    }

    /** The experiment for a table whose columns are already decided. */
    public Experiment of(DataSpec data, Table table) {
        PipelineSpec pipeline = PipelineSpec.DEFAULT;
        OutputHead ending = OutputHead.of(data, pipeline, split, new Seed(seed), table);
        return new Experiment(
                seed,
                data,
                pipeline,
                split,
                network(ending),
                ending.loss(),
                optimizer,
                new ConstantRate(),
                new RegularizationSpec(new NoClipping()),
                training,
                new TelemetrySpec(0),
                Layout.AUTOMATIC);
    }

    private NetworkSpec network(OutputHead ending) {
        Chain chain = new Chain();
        chain.add("input", new Input());
        for (int i = 0; i < widths.size(); i++) {
            String number = Integer.toString(i + 1);
            chain.add("dense" + number, new Dense(widths.get(i), initializer, regularizer, true));
            if (batchNorm) {
                chain.add(
                        "batchnorm" + number,
                        Catalog.of(LayerSpec.class).kind("batch-norm").withDefaults());
            }
            chain.add("activation" + number, new Activation(activation));
            if (dropout > 0) {
                chain.add("dropout" + number, new Dropout(dropout));
            }
        }
        chain.add("output", new Dense(ending.units(), initializer, regularizer, true));
        chain.add("prediction", new Activation(ending.function()));
        return NetworkSpec.of(chain.nodes);
    }

    private static final class Chain {
        final List<NodeSpec> nodes = new ArrayList<>();

        void add(String id, LayerSpec layer) {
            nodes.add(new NodeSpec(
                    id,
                    layer,
                    nodes.isEmpty() ? List.of() : List.of(nodes.getLast().id())));
        }
    }
}
