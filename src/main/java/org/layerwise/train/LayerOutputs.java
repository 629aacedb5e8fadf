package org.layerwise.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.SeriesOrder;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.kernel.Pass;

/**
 * What every layer of a model puts out for one row, as in evaluation: without dropout, with the statistics that batch
 * normalization has kept.
 *
 * @param layers in topological order
 */
public record LayerOutputs(List<Output> layers) {

    /**
     * The output of a layer.
     *
     * @param id the node's id
     * @param shape how to read the values
     * @param values channels last; not to be modified
     */
    public record Output(String id, Shape shape, float[] values) {

        /** One channel of an image, {@code [height × width]}, row by row; the shape has three axes. */
        public float[] channel(int channel) {
            int channels = shape.last();
            float[] picture = new float[values.length / channels];
            for (int i = 0; i < picture.length; i++) {
                picture[i] = values[i * channels + channel];
            }
            return picture;
        }
    }

    public LayerOutputs {
        layers = List.copyOf(layers);
    }

    /**
     * Computes them in one forward pass.
     *
     * @param row its place, from 0; with windows, that of the last row of one
     * @throws ProblemException when the table lacks a column, a cell cannot be read, or no window ends in the row
     */
    public static LayerOutputs of(Model model, Table table, int row) {
        FMatrixRMaj features = features(model.pipeline(), table, row);
        Network network = Network.forEvaluation(
                model.plan(),
                model.weights(),
                1,
                model.experiment().training().blas().gemm());
        network.forward(features, Pass.EVALUATION);
        List<Output> layers = new ArrayList<>();
        List<PlanNode> nodes = model.plan().nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Shape shape = nodes.get(i).shape();
            layers.add(new Output(nodes.get(i).id(), shape, Arrays.copyOf(network.output(i).data, shape.size())));
        }
        return new LayerOutputs(layers);
    }

    private static FMatrixRMaj features(FittedPipeline pipeline, Table table, int row) {
        int[] rows = {row};
        ProblemCollector flagged = new ProblemCollector();
        FittedWindows windows = pipeline.windowed();
        if (windows == null) {
            return pipeline.features(table, rows, flagged);
        }
        Table read = pipeline.reads(table);
        SeriesOrder series = SeriesOrder.of(Objects.requireNonNull(windows), read, read.allRows());
        if (!series.ends(rows)[0]) {
            throw Problem.error(
                            Location.file(table.file()),
                            Message.of("train/row-without-outputs", row + 1, series.whyNot(row)))
                    .toException();
        }
        return pipeline.features(read, series.endingIn(rows), flagged).matrix();
    }

    /** What a layer puts out; empty for one that the model has not. */
    public Optional<Output> of(String id) {
        return layers.stream().filter(layer -> layer.id().equals(id)).findFirst();
    }
}
