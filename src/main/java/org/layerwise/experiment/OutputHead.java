package org.layerwise.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Seed;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.prepare.PipelineFitter;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.split.Split;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Linear;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Unfolding;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.loss.BinaryCrossEntropy;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.loss.MeanSquaredError;

/**
 * How a network ends that suits a target.
 *
 * @param units of the last Dense layer
 * @param function of the last activation
 * @param loss that goes with it
 */
public record OutputHead(int units, ActivationFunction function, Loss loss) {

    /**
     * The ending for what an experiment is to predict: two classes one unit, sigmoid and binary cross-entropy; more classes
     * softmax and categorical cross-entropy; labels a sigmoid each with binary cross-entropy; numbers linear and mean squared
     * error, and so for a reconstruction, with a unit for each feature.
     *
     * @param rows of the table from which features are counted, where they are the target
     * @throws org.layerwise.base.ProblemException when the target has fewer than two classes, or there are no features
     */
    public static OutputHead of(DataSpec data, PipelineSpec pipeline, Table table, int[] rows) {
        return switch (data.task()) {
            case CLASSIFICATION -> classes(classCount(data, table));
            case REGRESSION -> numbers(data.targets().size());
            case MULTI_LABEL -> new OutputHead(data.targets().size(), new Sigmoid(), new BinaryCrossEntropy());
            case RECONSTRUCTION ->
                numbers(PipelineFitter.fit(pipeline, data, table, rows, new ProblemCollector())
                        .target()
                        .width());
        };
    }

    private static OutputHead numbers(int units) {
        return new OutputHead(units, new Linear(), new MeanSquaredError());
    }

    private static OutputHead classes(int classes) {
        return classes == 2
                ? new OutputHead(1, new Sigmoid(), new BinaryCrossEntropy())
                : new OutputHead(classes, new Softmax(), new CategoricalCrossEntropy());
    }

    /** How many classes the target column has. */
    private static int classCount(DataSpec data, Table file) {
        Table table = data.reads(file);
        int column = table.column(data.target());
        Set<String> classes = new HashSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            if (!table.isMissing(row, column)) {
                classes.add(table.label(row, column));
            }
        }
        int most = (int)
                Catalog.of(LayerSpec.class).kind("dense").parameter("units").max();
        if (classes.size() > most) {
            throw Problem.error(
                            Location.column(table.file(), data.target()),
                            Message.of("experiment/too-many-classes", classes.size(), most))
                    .toException();
        }
        if (classes.size() < 2) {
            throw Problem.error(
                            Location.column(table.file(), data.target()),
                            Message.of("experiment/few-classes", classes.size()))
                    .toException();
        }
        return classes.size();
    }

    /**
     * The ending for an experiment; features are counted from its own training rows.
     *
     * @throws org.layerwise.base.ProblemException as {@link #of(DataSpec, PipelineSpec, Table, int[])}, or when the rows cannot
     *     be divided
     */
    public static OutputHead of(Experiment experiment, Table table) {
        return of(experiment.data(), experiment.pipeline(), experiment.split(), experiment.seeds(), table);
    }

    static OutputHead of(DataSpec data, PipelineSpec pipeline, SplitSpec split, Seed seed, Table table) {
        int[] rows = data.task() == Task.RECONSTRUCTION
                ? Split.of(split, data, table, seed, new ProblemCollector()).train()
                : new int[0];
        return of(data, pipeline, table, rows);
    }

    /** An experiment that ends so: the last Dense's units, the last activation's function, and the loss. */
    public Experiment on(Experiment experiment) {
        return ended(experiment, units, Optional.of(function)).withLoss(loss);
    }

    /** An experiment that gives its features back with as many outputs as a pipeline makes features; any other as it is. */
    public static Experiment fitted(Experiment experiment, FittedPipeline pipeline) {
        return pipeline.target() instanceof ReconstructionTarget target
                ? withUnits(experiment, target.width())
                : experiment;
    }

    /** An experiment with so many units in its last Dense. */
    public static Experiment withUnits(Experiment experiment, int units) {
        return ended(experiment, units, Optional.empty());
    }

    private static Experiment ended(Experiment experiment, int units, Optional<ActivationFunction> function) {
        NetworkSpec network = experiment.network();
        List<NodeSpec> nodes = network.expand();
        Set<String> consumed = new HashSet<>();
        nodes.forEach(node -> consumed.addAll(node.inputs()));
        for (NodeSpec last : nodes) {
            if (!consumed.contains(last.id())
                    && last.layer() instanceof Activation activation
                    && last.inputs().size() == 1) {
                network = changed(network, last.id(), new Activation(function.orElse(activation.function())));
                network = fitUnits(network, last.inputs().getFirst(), units);
            } else if (!consumed.contains(last.id())) {
                network = fitUnits(network, last.id(), units);
            }
        }
        return experiment.withNetwork(network);
    }

    private static NetworkSpec fitUnits(NetworkSpec network, String id, int units) {
        return network.find(id)
                .filter(node -> node.layer() instanceof Dense dense && dense.units() != units)
                .map(node -> {
                    Dense dense = (Dense) node.layer();
                    return changed(
                            network, id, new Dense(units, dense.initializer(), dense.regularizer(), dense.bias()));
                })
                .orElse(network);
    }

    /** The end of a network is one node, also where it was one of a block's. */
    private static NetworkSpec changed(NetworkSpec network, String id, LayerSpec layer) {
        return network.find(id).filter(node -> node.layer().equals(layer)).isPresent()
                ? network
                : NetworkEdit.withLayer(Unfolding.of(network, Set.of(id)), id, layer);
    }
}
