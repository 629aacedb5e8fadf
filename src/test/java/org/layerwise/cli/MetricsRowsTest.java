package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.cli.MetricsFile.Row;

/** Which rows METRICS.csv has, at which steps, in which order, and how its numbers are written. */
class MetricsRowsTest {
    private static final Path IRIS = Path.of("sample-data/iris.csv").toAbsolutePath();

    @TempDir
    Path folder;

    private Path train(List<?> creation, Object... training) {
        Path experiment = folder.resolve("run.json");
        List<Object> arguments = new ArrayList<>(List.of("new"));
        arguments.addAll(creation);
        arguments.addAll(List.of("-o", experiment));
        Outcome.done(arguments.toArray());
        Path csv = folder.resolve("metrics.csv");
        List<Object> train = new ArrayList<>(List.of("train", experiment, "--quiet", "--csv", csv));
        train.addAll(List.of(training));
        Outcome.done(train.toArray());
        return csv;
    }

    private static List<String> of(String metric, String... nodes) {
        return IntStream.range(0, nodes.length)
                .mapToObj(i -> metric + " " + nodes[i])
                .toList();
    }

    @Test
    void everyNodeTellsWhatItHasInTheContractsOrder() throws IOException {
        MetricsFile metrics = MetricsFile.read(train(List.of(
                IRIS,
                "--target",
                "species",
                "--layers",
                "8",
                "--activation",
                "leaky-relu",
                "--batch-norm",
                "--dropout",
                "0.2",
                "--epochs",
                "2")));
        String[] nodes = {"input", "dense1", "batchnorm1", "activation1", "dropout1", "output", "prediction"};
        String[] kernels = {"dense1", "output"};
        List<String> step = new ArrayList<>(List.of("loss/batch", "learning-rate"));
        step.addAll(of("activation/mean", nodes));
        step.addAll(of("activation/std", nodes));
        step.addAll(of("activation/dead", "activation1"));
        step.addAll(of("gradient/norm", kernels));
        step.addAll(of("weight/norm", kernels));
        step.addAll(of("update/ratio", kernels));
        List<String> last = new ArrayList<>(step);
        last.addAll(List.of("loss/train", "accuracy/train", "loss/validation", "accuracy/validation"));
        for (int s = 1; s <= 8; s++) {
            assertEquals(s % 4 == 0 ? last : step, metrics.names(s), "step " + s);
        }
        for (Row row : metrics.rows()) {
            assertEquals((row.step() - 1) / 4 + 1, row.epoch());
        }
        assertEquals(IntStream.rangeClosed(1, 8).boxed().toList(), metrics.steps("loss/batch"));
    }

    @Test
    void onlyTanhAndSigmoidSaturate() throws IOException {
        Path table = Rows.write(folder.resolve("two.csv"), "a,kind", "1,x", "2,y", "3,x", "4,y", "5,y", "6,x");
        MetricsFile metrics = MetricsFile.read(
                train(List.of(table, "--target", "kind", "--layers", "3,2", "--epochs", "1", "--validation", "0")));
        List<String> names = metrics.names(1);
        assertEquals(
                of("activation/saturated", "activation1", "activation2", "prediction"),
                names.stream().filter(name -> name.contains("saturated")).toList());
        assertFalse(names.stream().anyMatch(name -> name.contains("dead")));
    }

    @Test
    void withoutAValidationPartItsRowsAreAbsent() throws IOException {
        MetricsFile metrics = MetricsFile.read(
                train(List.of(IRIS, "--target", "species", "--layers", "4", "--epochs", "1", "--validation", "0")));
        List<String> last = metrics.names(5);
        assertEquals(List.of("loss/train", "accuracy/train"), last.subList(last.size() - 2, last.size()));
        assertEquals(List.of(), metrics.steps("loss/validation"));
    }

    @Test
    void regressionTellsRmseAndR2InsteadOfAccuracy() throws IOException {
        MetricsFile metrics = MetricsFile.read(train(
                List.of(IRIS, "--target", "sepal_length", "--task", "regression", "--layers", "4", "--epochs", "1")));
        List<String> last = metrics.names(4);
        assertEquals(
                List.of("loss/train", "rmse/train", "r2/train", "loss/validation", "rmse/validation", "r2/validation"),
                last.subList(last.size() - 6, last.size()));
        assertTrue(metrics.rows().stream().noneMatch(row -> row.metric().startsWith("accuracy")));
    }

    @Test
    void epochsAreWeightedByTheirBatchesRows() throws IOException {
        MetricsFile metrics = MetricsFile.read(train(
                List.of(
                        IRIS,
                        "--target",
                        "species",
                        "--layers",
                        "4",
                        "--epochs",
                        "2",
                        "--l2",
                        "0.1",
                        "--validation",
                        "0"),
                "--set",
                "telemetry.every=1"));
        for (int epoch = 0; epoch < 2; epoch++) {
            double sum = 22 * metrics.value(5 * epoch + 5, "loss/batch");
            for (int step = 1; step <= 4; step++) {
                sum += 32 * metrics.value(5 * epoch + step, "loss/batch");
            }
            assertEquals(sum / 150, metrics.value(5 * epoch + 5, "loss/train"), 1e-9);
        }
    }

    @Test
    void theDefaultCadenceFollowsTheNetworksSize() throws IOException {
        StringBuilder table = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 640; i++) {
            table.append("%d,%d,%s\n".formatted(i % 17, i % 23, i % 2 == 0 ? "x" : "y"));
        }
        Path file = Rows.write(folder.resolve("wide.csv"), table.toString().strip());
        // 10,501 parameters and between 64 × 201 and 64 × 404 activations a batch, by whatever count: every second step
        MetricsFile metrics = MetricsFile.read(train(List.of(
                file,
                "--target",
                "kind",
                "--layers",
                "100,100",
                "--batch",
                "64",
                "--epochs",
                "1",
                "--validation",
                "0")));
        assertEquals(List.of(1, 2, 4, 6, 8, 10), metrics.steps("loss/batch"));
        assertEquals(List.of(1, 2, 4, 6, 8, 10), metrics.steps("update/ratio"));
        assertEquals(List.of(10), metrics.steps("loss/train"));
    }

    @Test
    void aGivenCadenceCountsStepsOverTheWholeRun() throws IOException {
        MetricsFile metrics = MetricsFile.read(train(
                List.of(IRIS, "--target", "species", "--layers", "4", "--epochs", "3"), "--set", "telemetry.every=5"));
        assertEquals(List.of(1, 5, 10), metrics.steps("activation/mean"));
        assertEquals(List.of(4, 8, 12), metrics.steps("loss/train"));
        assertEquals(List.of(4, 8, 12), metrics.steps("accuracy/validation"));
    }

    @Test
    void aKernelOfZerosHasNoRatio() throws IOException {
        MetricsFile metrics = MetricsFile.read(train(List.of(
                IRIS,
                "--target",
                "species",
                "--layers",
                "4",
                "--init",
                "zeros",
                "--epochs",
                "1",
                "--optimizer",
                "sgd")));
        assertEquals("NaN", metrics.text(1, "update/ratio dense1"));
        assertEquals("NaN", metrics.text(1, "update/ratio output"));
        assertEquals("0.0", metrics.text(1, "weight/norm dense1"));
        assertEquals(Math.log(3), metrics.value(1, "loss/batch"), 1e-6);
    }

    @Test
    void numbersAreTheShortestDecimalsThatRoundTrip() throws IOException {
        Path csv = train(List.of(IRIS, "--target", "species", "--layers", "4", "--epochs", "3"));
        for (Row row : MetricsFile.read(csv).rows()) {
            assertEquals(Double.toString(row.number()), row.value());
        }
        String text = Files.readString(csv);
        assertTrue(text.endsWith("\n"));
        assertFalse(text.contains("\r"));
    }

    @Test
    void theSameSeedGivesTheSameFileAndAnotherSeedAnother() throws IOException {
        List<String> creation =
                List.of(IRIS.toString(), "--target", "species", "--dropout", "0.1", "--batch-norm", "--epochs", "5");
        byte[] once = Files.readAllBytes(train(creation));
        byte[] twice = Files.readAllBytes(train(creation));
        assertEquals(-1, java.util.Arrays.mismatch(once, twice));
        byte[] other = Files.readAllBytes(train(creation, "--set", "seed=2"));
        assertTrue(java.util.Arrays.mismatch(once, other) > 0);
    }
}
