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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Columns with steps of their own, from the command line to what ONNX Runtime predicts. */
class StepsFlowTest {
    private static final Path PENGUINS = Path.of("sample-data", "penguins.csv").toAbsolutePath();

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
        assertFalse(Files.readString(experiment).contains("steps"), "files stay as they were where steps are not used");
        Outcome.done(
                "train",
                experiment,
                "--quiet",
                "--set",
                "data.columns.body_mass_g.steps=[\"missing-indicator\",\"impute-median\",\"log1p\",\"robust-scale\"]",
                "--set",
                "data.columns.body_mass_g.steps.3.low=0.1",
                "--set",
                "data.columns.bill_depth_mm.steps=[{\"kind\":\"bin\",\"bins\":3}]",
                "--set",
                "data.columns.island.steps=[\"frequency\",\"standardize\"]",
                "--set",
                "data.columns.sex.steps=[{\"kind\":\"impute-constant\",\"value\":\"unknown\"},\"one-hot\"]",
                "--set",
                "data.columns.flipper_length_mm.steps=[\"drop\"]");
        Path model = folder.resolve("m.layerwise");
        JsonNode told = new ObjectMapper().readTree(Outcome.done("inspect", model, "--json"));
        assertEquals(
                "[\"island\",\"bill_length_mm\",\"bill_depth_mm in (−∞, 15.9)\",\"bill_depth_mm in [15.9, 18.7)\","
                        + "\"bill_depth_mm in [18.7, ∞)\",\"body_mass_g\",\"body_mass_g is missing\",\"sex=FEMALE\","
                        + "\"sex=MALE\",\"sex=unknown\"]",
                told.get("features").toString());
        assertEquals(
                "{\"kind\":\"robust-scale\",\"low\":0.1,\"high\":0.75}",
                told.at("/experiment/data/columns/4/steps/3").toString());
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
                        .contains("the category \"neither\" did not occur in training; it is encoded as all zeros"),
                predicted.err());
        assertTrue(
                predicted.err().contains("the category \"Atlantis\" did not occur in training; it is encoded as 0."),
                predicted.err());
        OnnxAnswer.assertSame(model, cells, predicted.out());
    }

    @Test
    void saysWhatIsWrongWithSteps() {
        Outcome outcome = Outcome.of("train", experiment, "--set", "data.columns.island.steps=[\"standardize\"]");
        assertEquals(2, outcome.status());
        assertEquals(
                "error: data.columns.island.steps.0: Standardize cannot stand here: it needs numbers, and the column holds "
                        + "texts there. Put one-hot, ordinal, frequency or date-parts before it, or make the column's type number.",
                outcome.err().strip());
        Outcome unknown = Outcome.of("train", experiment, "--set", "data.columns.island.steps=[\"one-hott\"]");
        assertEquals(2, unknown.status());
        assertTrue(
                unknown.err().startsWith("error: data.columns.island.steps.0: \"one-hott\" is not a kind of step."),
                unknown.err());
    }

    @Test
    void listsEveryKindOfStep() throws IOException {
        JsonNode kinds = new ObjectMapper().readTree(Outcome.done("kinds", "--json"));
        assertEquals(18, kinds.get("step").size());
        assertTrue(Outcome.done("kinds").contains("robust-scale – Robust scale."));
    }
}
