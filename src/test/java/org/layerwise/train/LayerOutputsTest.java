package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.Normal;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Conv2d;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.Padding;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.outcome.Models;

/** What layers put out for one row, by hand and by plain loops; what is made of their weights. */
class LayerOutputsTest {
    @TempDir
    Path folder;

    private static NodeSpec node(String id, LayerSpec layer, String... inputs) {
        return new NodeSpec(id, layer, List.of(inputs));
    }

    private static Dense dense(int units) {
        return new Dense(units, new Normal(0.5), new NoPenalty(), true);
    }

    private Model model(Table table, List<NodeSpec> nodes) {
        Experiment experiment = ExperimentEdit.apply(
                Runs.experiment(table).withNetwork(NetworkSpec.of(nodes)),
                List.of("pipeline.scaling.kind=none", "training.blas=java"));
        return Runs.trainer(experiment, Runs.prepare(table, experiment)).model();
    }

    private Model convolution(Table table) {
        return model(
                table,
                List.of(
                        node("input", new Input(List.of(), List.of(3, 3, 1))),
                        node("conv", new Conv2d(2, 2, 2, 1, 1, Padding.VALID), "input"),
                        node("relu", new Activation(new Relu()), "conv"),
                        node("flat", new Flatten(), "relu"),
                        node("output", dense(1), "flat"),
                        node("prediction", new Activation(new Sigmoid()), "output")));
    }

    @Test
    void aDenseLayerIsWhatAHandComputes() {
        Table table = Runs.table(folder, "t.csv", "x,z,y\n1,2,3.5\n-1,0.5,1.25\n0,1,2.75\n2,2,0.5");
        Model model = Models.tanh(
                table, 2, new double[][] {{0.5, -1}, {0.25, 2}}, new double[] {0.1, 0}, new double[] {1, 1}, 0);

        LayerOutputs outputs = LayerOutputs.of(model, table, 1);

        // row 2: x = −1, z = 0.5
        float first = -1 * 0.5f + 0.5f * 0.25f + 0.1f;
        float second = -1 * -1 + 0.5f * 2;
        assertArrayEquals(
                new float[] {-1, 0.5f}, outputs.of("input").orElseThrow().values());
        assertArrayEquals(
                new float[] {first, second}, outputs.of("dense1").orElseThrow().values(), 1e-6f);
        assertArrayEquals(
                new float[] {(float) Math.tanh(first), (float) Math.tanh(second)},
                outputs.of("activation1").orElseThrow().values(),
                1e-6f);
        assertTrue(outputs.of("nobody").isEmpty());
    }

    @Test
    void theMapsOfAConvolutionAreThoseOfPlainLoops() {
        Table table = Runs.images(folder, 12);
        Model model = convolution(table);
        float[] kernel = model.weights().of(1).get(0).value().data;
        float[] bias = model.weights().of(1).get(1).value().data;

        LayerOutputs.Output maps = LayerOutputs.of(model, table, 5).of("conv").orElseThrow();

        assertEquals(Shape.of(2, 2, 2), maps.shape());
        for (int filter = 0; filter < 2; filter++) {
            float[] expected = new float[4];
            for (int r = 0; r < 2; r++) {
                for (int s = 0; s < 2; s++) {
                    double sum = bias[filter];
                    for (int i = 0; i < 2; i++) {
                        for (int j = 0; j < 2; j++) {
                            sum += table.number(5, (r + i) * 3 + s + j) * kernel[(i * 2 + j) * 2 + filter];
                        }
                    }
                    expected[r * 2 + s] = (float) sum;
                }
            }
            assertArrayEquals(expected, maps.channel(filter), 1e-4f);
        }
    }

    @Test
    void aMissingColumnIsAProblemInWords() {
        Table table = Runs.images(folder, 12);
        Model model = convolution(table);
        Table other = Runs.table(folder, "other.csv", "a,b\n1,2\n3,4");
        ProblemException refused = assertThrows(ProblemException.class, () -> LayerOutputs.of(model, other, 0));
        assertTrue(refused.problems().getFirst().describe().contains("p0"), refused.toString());
    }

    @Test
    void filtersAreTheKernelPlaceByPlace() {
        Model model = convolution(Runs.images(folder, 12));
        float[] kernel = model.weights().of(1).get(0).value().data;
        WeightPictures filters =
                WeightPictures.of(model, "conv", WeightPictures.MEAN, null).getFirst();
        assertEquals(WeightPictures.Form.FILTERS, filters.form());
        assertEquals(List.of(2, 2, 1, 2), List.of(filters.height(), filters.width(), filters.inputs(), 2));
        assertArrayEquals(
                new float[] {kernel[1], kernel[3], kernel[5], kernel[7]},
                filters.pictures().get(1));
        double most = 0;
        for (float value : kernel) {
            most = Math.max(most, Math.abs(value));
        }
        assertEquals(most, filters.most());
        assertEquals(List.of(), WeightPictures.of(model, "relu", 0, null));
    }

    @Test
    void inputChannelsAreShownOneByOneOrAveraged() {
        Table table = Runs.images(folder, 12);
        Model model = model(
                table,
                List.of(
                        node("input", new Input(List.of(), List.of(3, 1, 3))),
                        node("conv", new Conv2d(2, 2, 1, 1, 1, Padding.VALID), "input"),
                        node("flat", new Flatten(), "conv"),
                        node("output", dense(1), "flat"),
                        node("prediction", new Activation(new Sigmoid()), "output")));
        float[] kernel = model.weights().of(1).get(0).value().data; // [2 × 1 × 3 × 2]
        WeightPictures second = WeightPictures.of(model, "conv", 1, null).getFirst();
        assertEquals(3, second.inputs());
        assertArrayEquals(new float[] {kernel[2], kernel[8]}, second.pictures().get(0));
        WeightPictures mean =
                WeightPictures.of(model, "conv", WeightPictures.MEAN, null).getFirst();
        assertArrayEquals(
                new float[] {(kernel[0] + kernel[2] + kernel[4]) / 3, (kernel[6] + kernel[8] + kernel[10]) / 3},
                mean.pictures().get(0),
                1e-6f);
    }

    @Test
    void unitsThatSeeAnImageArePictures() {
        Table table = Runs.images(folder, 12);
        Model shaped = model(
                table,
                List.of(
                        node("input", new Input(List.of(), List.of(3, 3, 1))),
                        node("flat", new Flatten(), "input"),
                        node("drop", new Dropout(0.1), "flat"),
                        node("dense", dense(4), "drop"),
                        node("output", dense(1), "dense"),
                        node("prediction", new Activation(new Sigmoid()), "output")));
        WeightPictures units = WeightPictures.of(shaped, "dense", 0, null).getFirst();
        assertEquals(WeightPictures.Form.UNITS, units.form());
        assertEquals(4, units.pictures().size());
        float[] kernel = shaped.weights().of(3).get(0).value().data;
        assertEquals(kernel[7 * 4 + 2], units.pictures().get(2)[7]);
        assertEquals(
                WeightPictures.Form.MATRIX,
                WeightPictures.of(shaped, "output", 0, null).getFirst().form(),
                "what is behind units is no image any more");
    }

    @Test
    void columnsThatArePixelsMakePicturesToo() {
        Table table = Runs.images(folder, 12);
        Model model = model(
                table,
                List.of(
                        node("input", new Input()),
                        node("dense", dense(4), "input"),
                        node("output", dense(1), "dense"),
                        node("prediction", new Activation(new Sigmoid()), "output")));
        List<String> names = table.columns().subList(0, 9);
        ImagePixels pixels = ImagePixels.of(model.pipeline().layout(), names, 3);
        WeightPictures units = WeightPictures.of(model, "dense", 0, pixels).getFirst();
        assertEquals(WeightPictures.Form.UNITS, units.form());
        float[] kernel = model.weights().of(1).get(0).value().data;
        for (String column : List.of("p0", "p8")) {
            int feature = model.pipeline().layout().span(column).from();
            assertEquals(kernel[feature * 4 + 3], units.pictures().get(3)[names.indexOf(column)], column);
        }
        assertEquals(
                model.pipeline().layout().contains("p4"),
                !Float.isNaN(units.pictures().get(3)[4]),
                "a pixel that is left out has no weight");
        assertEquals(
                WeightPictures.Form.MATRIX,
                WeightPictures.of(model, "dense", 0, null).getFirst().form());
    }

    @Test
    void aLargeMatrixIsAveragedAndSaysSo() {
        Table table = Runs.images(folder, 12);
        Model model = model(
                table,
                List.of(
                        node("input", new Input()),
                        node("wide", dense(300), "input"),
                        node("narrow", dense(2), "wide"),
                        node("output", dense(1), "narrow"),
                        node("prediction", new Activation(new Sigmoid()), "output")));
        WeightPictures matrix = WeightPictures.of(model, "narrow", 0, null).getFirst();
        float[] kernel = model.weights().of(2).get(0).value().data; // [300 × 2]
        assertEquals(List.of(3, 1), List.of(matrix.averagedRows(), matrix.averagedColumns()));
        assertEquals(List.of(100, 2), List.of(matrix.height(), matrix.width()));
        assertEquals((kernel[1] + kernel[3] + kernel[5]) / 3, matrix.pictures().getFirst()[1], 1e-6f);
    }
}
