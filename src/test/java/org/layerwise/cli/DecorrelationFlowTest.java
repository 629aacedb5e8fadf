package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.exchange.Onnx;
import org.layerwise.files.ModelFile;
import org.layerwise.train.Predictions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** All features together, from the command line to what ONNX Runtime predicts. */
class DecorrelationFlowTest {
    private static final Path PENGUINS = Path.of("sample-data", "penguins.csv").toAbsolutePath();
    private static final Path DIGITS = Path.of("sample-data", "digits.csv").toAbsolutePath();

    private static final String IMAGES = """
            [{"id": "input", "kind": "input", "columns": [], "shape": [6, 6], "inputs": []},
             {"id": "flatten1", "kind": "flatten", "inputs": ["input"]},
             {"id": "output", "kind": "dense", "units": 10, "inputs": ["flatten1"]},
             {"id": "prediction", "kind": "activation", "function": "softmax", "inputs": ["output"]}]""";

    @TempDir
    Path folder;

    private Path experiment;

    @BeforeEach
    void makeTheExperiment() {
        experiment = folder.resolve("m.json");
        Outcome.done("new", PENGUINS, "--target", "species", "--layers", "16", "--epochs", "40", "-o", experiment);
    }

    @Test
    void trainsAndPredictsAsItsOnnxFileDoes() throws IOException {
        assertFalse(Files.readString(experiment).contains("decorrelation"), "files stay as they were without it");
        Outcome.done(
                "train",
                experiment,
                "--quiet",
                "--set",
                "pipeline.decorrelation=pca-whitening",
                "--set",
                "pipeline.decorrelation.components=5");
        Path model = folder.resolve("m.layerwise");
        JsonNode told = new ObjectMapper().readTree(Outcome.done("inspect", model, "--json"));
        assertEquals(
                "[\"pc1\",\"pc2\",\"pc3\",\"pc4\",\"pc5\"]",
                told.get("features").toString());
        assertEquals(
                "{\"kind\":\"pca-whitening\",\"components\":5,\"variance\":1.0,\"epsilon\":1.0E-5}",
                told.at("/experiment/pipeline/decorrelation").toString());
        String text = Outcome.done("inspect", model);
        assertTrue(text.contains(": 5 of 7 components of 9 features, "), text);
        JsonNode evaluated = new ObjectMapper().readTree(Outcome.done("evaluate", model, PENGUINS, "--json"));
        assertTrue(evaluated.get("metrics").get("accuracy").asDouble() > 0.9, evaluated::toString);

        Path cells = Rows.write(
                folder.resolve("cells.csv"),
                "sex,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g",
                "MALE,Dream,39.5,18,181,3750",
                ",NA,48,,,",
                "neither,Atlantis,48,15,200,1e9");
        Outcome predicted = Outcome.of("predict", model, cells);
        assertTrue(
                predicted
                        .err()
                        .contains("the category \"Atlantis\" did not occur in training; it is encoded as all zeros."),
                predicted.err());
        OnnxAnswer.assertSame(model, cells, predicted.out());
    }

    @Test
    void aReconstructionGivesTheComponentsBack() throws IOException {
        Path table = Path.of("sample-data", "iris.csv").toAbsolutePath();
        Path autoencoder = folder.resolve("a.json");
        Outcome.done("new", table, "--task", "reconstruction", "--layers", "2", "--epochs", "30", "-o", autoencoder);
        Outcome.done(
                "train",
                autoencoder,
                "--quiet",
                "--set",
                "data.columns.species.use=ignored",
                "--set",
                "network.output.units=4",
                "--set",
                "pipeline.decorrelation=pca-whitening");
        Path model = folder.resolve("a.layerwise");
        String head = Outcome.done("predict", model, table).lines().findFirst().orElseThrow();
        assertEquals("error,prediction:pc1,prediction:pc2,prediction:pc3,prediction:pc4", head);
        Path file = folder.resolve("a.onnx");
        Outcome.done("export", model, "--format", "onnx", "-o", file);
        Table cells = TableReader.read(table, CsvFormat.AUTO);
        Predictions.Reconstruction elsewhere =
                (Predictions.Reconstruction) new Onnx().predict(ModelFile.load(model), file, cells, cells.allRows());
        Path predictions = Files.writeString(folder.resolve("a.csv"), Outcome.done("predict", model, table));
        double[] errors = Rows.numbers(predictions, "error");
        for (int row = 0; row < errors.length; row++) {
            assertEquals(elsewhere.errors()[row], errors[row], 1e-5);
        }
    }

    @Test
    void anInputCannotNameWhatWentIntoTheComponents() {
        Outcome outcome = Outcome.of(
                "train",
                experiment,
                "--set",
                "pipeline.decorrelation=pca",
                "--set",
                "network.input.columns=[\"island\"]");
        assertEquals(2, outcome.status());
        assertEquals(
                "error: input.columns: input (Input): \"island\" has no features of its own: it went into the principal components. Name"
                        + " components such as pc1, or none for all; or set pipeline.decorrelation to zca-whitening, which keeps"
                        + " columns, or to none.",
                outcome.err().strip());
        Outcome.done(
                "train",
                experiment,
                "--quiet",
                "--set",
                "training.epochs=1",
                "--set",
                "pipeline.decorrelation=pca",
                "--set",
                "network.input.columns=[\"pc1\",\"pc2\"]");
    }

    @Test
    void warnsOfComponentsTakenForAnImage() {
        Path digits = folder.resolve("digits.json");
        Outcome.done("new", DIGITS, "--target", "digit", "--layers", "8", "--epochs", "1", "-o", digits);
        Outcome whitened = Outcome.of(
                "train",
                digits,
                "--set",
                "pipeline.decorrelation={\"kind\":\"pca\",\"components\":36}",
                "--set",
                "network=" + IMAGES);
        assertEquals(0, whitened.status(), whitened.err());
        assertTrue(
                (whitened.out() + whitened.err())
                        .contains("input (Input): its shape sets principal components side by side"),
                whitened.err());
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        Outcome outcome = Outcome.of(
                "train", experiment, "--set", "pipeline.decorrelation={\"kind\":\"pca-whitening\",\"variance\":0}");
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().startsWith("error: pipeline.decorrelation.variance: "), outcome.err());
        Outcome unknown = Outcome.of("train", experiment, "--set", "pipeline.decorrelation=pcaa");
        assertEquals(2, unknown.status());
        assertTrue(
                unknown.err().startsWith("error: pipeline.decorrelation: \"pcaa\" is not a kind of decorrelation."),
                unknown.err());
        assertTrue(Outcome.done("kinds").contains("pca-whitening – PCA whitening."));
    }
}
