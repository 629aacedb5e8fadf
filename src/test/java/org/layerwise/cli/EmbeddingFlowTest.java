package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.train.Predictions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** An embedding of category columns: from the experiment's text to what ONNX Runtime predicts. */
class EmbeddingFlowTest {
    private static final Path PENGUINS = Path.of("sample-data", "penguins.csv").toAbsolutePath();
    private static final String NETWORK = """
            [{"id": "categories", "kind": "input", "columns": ["island", "sex"], "shape": [], "inputs": []},
             {"id": "embedding1", "kind": "embedding", "categories": 4, "dimensions": 3, "inputs": ["categories"]},
             {"id": "flatten1", "kind": "flatten", "inputs": ["embedding1"]},
             {"id": "numbers", "kind": "input", "columns": ["bill_length_mm", "bill_depth_mm"], "shape": [], "inputs": []},
             {"id": "noise", "kind": "gaussian-noise", "deviation": 0.05, "inputs": ["numbers"]},
             {"id": "concat1", "kind": "concat", "inputs": ["flatten1", "noise"]},
             {"id": "output", "kind": "dense", "units": 3, "inputs": ["concat1"]},
             {"id": "prediction", "kind": "activation", "function": "softmax", "inputs": ["output"]}]""";

    @TempDir
    Path folder;

    private Path experiment;

    @BeforeEach
    void makeTheExperiment() throws IOException {
        experiment = folder.resolve("m.json");
        Outcome.done("new", PENGUINS, "--target", "species", "--epochs", "30", "-o", experiment);
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode tree = (ObjectNode) mapper.readTree(Files.readString(experiment));
        tree.set("network", mapper.readTree(NETWORK));
        Files.writeString(experiment, mapper.writeValueAsString(tree));
    }

    @Test
    void predictsAsItsOnnxFileDoes() throws IOException {
        Outcome.done("train", experiment, "--set", "pipeline.encoding=index", "--set", "optimizer.learningRate=0.02");
        Path model = folder.resolve("m.layerwise");
        JsonNode features = new ObjectMapper()
                .readTree(Outcome.done("inspect", model, "--json"))
                .get("features");
        assertTrue(features.toString().contains("\"island=0…3\""), features::toString);
        JsonNode evaluated = new ObjectMapper().readTree(Outcome.done("evaluate", model, PENGUINS, "--json"));
        assertTrue(evaluated.get("metrics").get("accuracy").asDouble() > 0.9, evaluated::toString);
        Path cells = Rows.write(
                folder.resolve("cells.csv"),
                "sex,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g",
                "MALE,Dream,39.5,18,181,3750",
                "FEMALE,Biscoe,48,15,200,4000",
                ",NA,48,15,200,4000",
                "neither,Atlantis,48,15,200,4000",
                "FEMALE,Torgersen,,,,");
        Predictions.Classes elsewhere = OnnxAnswer.assertSame(model, cells, Outcome.done("predict", model, cells));
        assertArrayEquals(
                elsewhere.probabilities()[2], elsewhere.probabilities()[3], 0, "missing and unseen are alike");
    }

    @Test
    void writesTheSameExperimentAgain() throws IOException {
        Outcome.done(
                "train",
                experiment,
                "--quiet",
                "--set",
                "data.columns.island.encoding=index",
                "--set",
                "data.columns.sex.encoding=index",
                "--set",
                "training.epochs=1");
        JsonNode written = new ObjectMapper()
                .readTree(Outcome.done("inspect", folder.resolve("m.layerwise"), "--json"))
                .get("experiment");
        assertEquals("\"index\"", written.at("/data/columns/0/encoding").toString());
        assertTrue(written.at("/pipeline/encoding").isMissingNode(), "the default is left out");
    }

    private String refused(Object... settings) {
        Object[] all = new Object[2 + 2 * settings.length];
        all[0] = "train";
        all[1] = experiment;
        for (int i = 0; i < settings.length; i++) {
            all[2 + 2 * i] = "--set";
            all[3 + 2 * i] = settings[i];
        }
        Outcome outcome = Outcome.of(all);
        assertEquals(2, outcome.status(), outcome.out());
        return outcome.err().strip();
    }

    @Test
    void saysWhatAnEmbeddingNeeds() {
        assertEquals(
                "error: embedding1 (Embedding): expects category columns encoded as an index, gets "
                        + "\"island\" (category, one-hot), \"sex\" (category, one-hot). "
                        + "Set data.columns.island.encoding to index, or pipeline.encoding for all columns.",
                refused());
        assertEquals(
                "error: embedding1.categories: embedding1 (Embedding): has 3 categories, but the column "
                        + "\"island\" has 3 and 0 for an unknown one. Set its categories to 4 or more.",
                refused("pipeline.encoding=index", "network.embedding1.categories=3"));
        assertEquals(
                "error: embedding1 (Embedding): expects category columns encoded as an index, gets "
                        + "\"body_mass_g\" (number). "
                        + "Let its Input name index columns only; numbers go through an Input of their own and join by Concat.",
                refused("pipeline.encoding=index", "network.categories.columns=[\"sex\",\"body_mass_g\"]"));
        assertEquals(
                "error: embedding1 (Embedding): expects category columns encoded as an index, gets what "
                        + "noise computes. Connect it to an Input that names such columns.",
                refused(
                        "pipeline.encoding=index",
                        "network.noise.inputs=[\"categories\"]",
                        "network.embedding1.inputs=[\"noise\"]",
                        "network.concat1.inputs=[\"flatten1\",\"numbers\"]"));
    }

    @Test
    void warnsWhereNumbersOfCategoriesCountAsQuantities() {
        Outcome outcome = Outcome.of(
                "train",
                experiment,
                "--quiet",
                "--set",
                "pipeline.encoding=index",
                "--set",
                "training.epochs=1",
                "--set",
                "network.numbers.columns=[\"island\",\"body_mass_g\"]");
        assertEquals(0, outcome.status(), outcome.err());
        assertTrue(
                outcome.err().contains("takes the numbers of the categories in \"island\" for quantities"),
                outcome.err());
    }
}
