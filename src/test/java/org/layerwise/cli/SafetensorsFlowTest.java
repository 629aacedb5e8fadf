package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.cli.TensorFile.Tensor;

/** {@code export --format safetensors}, read byte by byte, and its way back by {@code --weights}. */
class SafetensorsFlowTest {
    private static final Path IRIS = Path.of("sample-data/iris.csv").toAbsolutePath();

    @TempDir
    Path folder;

    private Path experiment;
    private Path model;
    private Path weights;

    @BeforeEach
    void train() {
        experiment = folder.resolve("iris.json");
        model = folder.resolve("iris.layerwise");
        weights = folder.resolve("iris.safetensors");
        Outcome.done(
                "new", IRIS, "--target", "species", "--layers", "5", "--batch-norm", "--epochs", "3", "-o", experiment);
        Outcome.done("train", experiment, "--quiet");
        Outcome.done("export", model, "--format", "safetensors");
    }

    @Test
    void namesShapesAndLayoutAreTheContracts() throws IOException {
        Map<String, Tensor> tensors = TensorFile.read(weights);
        assertEquals(
                new TreeSet<>(List.of(
                        "dense1.weight",
                        "dense1.bias",
                        "batchnorm1.weight",
                        "batchnorm1.bias",
                        "batchnorm1.running_mean",
                        "batchnorm1.running_var",
                        "output.weight",
                        "output.bias")),
                new TreeSet<>(tensors.keySet()));
        assertEquals(List.of(4, 5), tensors.get("dense1.weight").shape());
        assertEquals(List.of(5), tensors.get("dense1.bias").shape());
        assertEquals(List.of(5), tensors.get("batchnorm1.running_var").shape());
        assertEquals(List.of(5, 3), tensors.get("output.weight").shape());

        Outcome.done(
                "train",
                experiment,
                "--quiet",
                "--set",
                "pipeline.scaling.kind=none",
                "--weights",
                weights,
                "--set",
                "optimizer.learningRate=0",
                "--set",
                "network.batchnorm1.momentum=0",
                "-o",
                folder.resolve("plain.layerwise"));
        double[][] probabilities = new double[3][];
        Path predictions = Files.writeString(
                folder.resolve("predictions.csv"), Outcome.done("predict", folder.resolve("plain.layerwise"), IRIS));
        int c = 0;
        for (String name : List.of("setosa", "versicolor", "virginica")) {
            probabilities[c++] = Rows.numbers(predictions, "probability:" + name);
        }
        List<double[]> columns = List.of("sepal_length", "sepal_width", "petal_length", "petal_width").stream()
                .map(name -> Rows.numbers(IRIS, name))
                .toList();
        for (int row = 0; row < 150; row++) {
            double[] logits = new double[3];
            for (int k = 0; k < 3; k++) {
                logits[k] = tensors.get("output.bias").values()[k];
            }
            for (int unit = 0; unit < 5; unit++) {
                double z = tensors.get("dense1.bias").values()[unit];
                for (int in = 0; in < 4; in++) {
                    z += columns.get(in)[row] * tensors.get("dense1.weight").at(in, unit);
                }
                z = (z - tensors.get("batchnorm1.running_mean").values()[unit])
                        / Math.sqrt(tensors.get("batchnorm1.running_var").values()[unit] + 1e-5);
                z = z * tensors.get("batchnorm1.weight").values()[unit]
                        + tensors.get("batchnorm1.bias").values()[unit];
                for (int k = 0; k < 3; k++) {
                    logits[k] += Math.tanh(z) * tensors.get("output.weight").at(unit, k);
                }
            }
            double sum = Math.exp(logits[0]) + Math.exp(logits[1]) + Math.exp(logits[2]);
            for (int k = 0; k < 3; k++) {
                assertEquals(Math.exp(logits[k]) / sum, probabilities[k][row], 1e-5, "row " + row + ", class " + k);
            }
        }
    }

    @Test
    void weightsGivenBackBehaveAsBefore() throws IOException {
        Path again = folder.resolve("again.layerwise");
        Path csv = folder.resolve("again.csv");
        Outcome.done(
                "train",
                experiment,
                "--quiet",
                "--weights",
                weights,
                "--csv",
                csv,
                "-o",
                again,
                "--set",
                "training.epochs=1",
                "--set",
                "optimizer.learningRate=0",
                "--set",
                "network.batchnorm1.momentum=0");
        assertEquals(Outcome.done("predict", model, IRIS), Outcome.done("predict", again, IRIS));
        assertEquals(Outcome.done("evaluate", model, IRIS, "--json"), Outcome.done("evaluate", again, IRIS, "--json"));
        Path exported = folder.resolve("again.safetensors");
        Outcome.done("export", again, "--format", "safetensors", "-o", exported);
        TensorFile.read(weights).forEach((name, tensor) -> {
            try {
                assertArrayEquals(
                        tensor.values(), TensorFile.read(exported).get(name).values(), name);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertEquals(0, MetricsFile.read(csv).value(1, "update/ratio dense1"));
    }
}
