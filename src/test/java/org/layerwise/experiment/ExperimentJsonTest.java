package org.layerwise.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.regularize.L2;
import org.layerwise.train.Runs;

class ExperimentJsonTest {
    @TempDir
    Path folder;

    private Experiment experiment;
    private String text;

    @BeforeEach
    void make() {
        experiment = Runs.experiment(
                Runs.table(folder, "t.csv", "a.b,kind,c\n1.5,x,u\n2.5,y,v\n3.5,x,u\n4.5,y,v"), "seed=9007199254740993");
        text = ExperimentJson.write(experiment);
    }

    private String complaint(String from, String to) {
        assertTrue(text.contains(from), from);
        return assertThrows(ProblemException.class, () -> ExperimentJson.read(text.replace(from, to), "e.json"))
                .problems()
                .getFirst()
                .where()
                .describe();
    }

    private String refusal(String assignment) {
        return assertThrows(ProblemException.class, () -> ExperimentEdit.apply(experiment, assignment))
                .getMessage();
    }

    @Test
    void comesBackAsItWas() {
        assertEquals(experiment, ExperimentJson.read(text, "e.json"));
        assertEquals(text, ExperimentJson.write(ExperimentJson.read(text, "e.json")));
        assertTrue(text.contains("9007199254740993"));
    }

    @Test
    void keysStandInTheContractsOrder() {
        assertEquals(
                List.of(
                        ("format version writtenBy seed data pipeline split network loss optimizer schedule regularization "
                                        + "training telemetry layout")
                                .split(" ")),
                List.copyOf(ExperimentJson.tree(experiment).propertyNames()));
    }

    @Test
    void whatIsWrongIsSaidByItsPath() {
        assertEquals("e.json, sed", complaint("\"seed\"", "\"sed\""));
        assertEquals("e.json, network.dense1.unit", complaint("\"units\"", "\"unit\""));
        assertEquals("e.json, network.dense1.initializer.kind", complaint("glorot-uniform", "glorot"));
        assertEquals("e.json, training.epochs", complaint("\"epochs\" : 100", "\"epochs\" : \"many\""));
        assertEquals("e.json, training.epochs", complaint("\"epochs\" : 100", "\"epochs\" : 0"));
        assertEquals("e.json, optimizer.beta1", complaint("\"beta1\" : 0.9", "\"beta1\" : 2"));
        assertEquals("e.json, version", complaint("\"version\" : 2", "\"version\" : 3"));
        assertEquals("e.json, format", complaint("layerwise-experiment", "other"));
    }

    @Test
    void placesOfVersion1AreInTheLayout() {
        String first = text.replace("\"version\" : 2", "\"version\" : 1")
                .replaceFirst("\"id\" : \"dense1\",", "\"id\" : \"dense1\", \"at\" : [ 240.0, 80.5 ],")
                .replaceFirst("\"id\" : \"dense2\",", "\"id\" : \"dense2\", \"at\" : [ ],")
                .replaceFirst(",\\s*\"layout\" : \\{ \\}", "");
        assertTrue(!first.contains("layout"));
        Experiment read = ExperimentJson.read(first, "e.json");
        assertEquals(experiment.withLayout(Layout.AUTOMATIC.with("dense1", 240, 80.5)), read);
        assertTrue(ExperimentJson.write(read).contains("\"dense1\" : [ 240.0, 80.5 ]"), ExperimentJson.write(read));
        assertEquals(read, ExperimentJson.read(ExperimentJson.write(read), "e.json"));
    }

    @Test
    void whatIsWrongWithAPlaceIsSaid() {
        assertEquals("e.json, layout.dense1", complaint("\"layout\" : { }", "\"layout\" : { \"dense1\" : 7 }"));
        assertEquals("e.json, layout", complaint("\"layout\" : { }", "\"layout\" : { \"dense1\" : [ 7 ] }"));
        assertEquals(
                "e.json, layout.dense1.1", complaint("\"layout\" : { }", "\"layout\" : { \"dense1\" : [ 7, \"x\" ] }"));
        assertEquals(
                "e.json, network.dense1.at",
                complaint("\"id\" : \"dense1\",", "\"id\" : \"dense1\", \"at\" : [ 1, 2 ],"));
    }

    @Test
    void brokenJsonIsSaidByLineAndColumn() {
        assertTrue(complaint("\"version\" : 2,", "\"version\" 2,").startsWith("e.json, line 3, column "));
        assertTrue(complaint("\"version\" : 2,", "\"version\" : 2,\n\"version\" : 2,")
                .startsWith("e.json, line 4"));
    }

    @Test
    void editsReachListItemsByIdOrNameAndKeepWhatKindsShare() {
        Experiment edited = ExperimentEdit.apply(experiment, "network.dense1.units=8");
        edited = ExperimentEdit.apply(edited, "network.dense1.regularizer={\"kind\":\"l2\",\"l2\":0.5}");
        edited = ExperimentEdit.apply(edited, "network.dense1.regularizer.kind=l1-l2");
        edited = ExperimentEdit.apply(edited, "network.dense1.regularizer.kind=l2");
        Dense dense = (Dense) edited.network().expand().get(1).layer();
        assertEquals(8, dense.units());
        assertEquals(new L2(0.5), dense.regularizer());
        edited = ExperimentEdit.apply(edited, "data.columns.a.b.use=ignored");
        assertEquals(1, edited.data().features().size());
    }

    @Test
    void anUnknownPathListsWhatIsKnown() {
        assertEquals(
                "network.dense9.units: there is nothing called \"dense9\" in network. Known here: input, dense1, "
                        + "activation1, dense2, activation2, output, prediction.",
                refusal("network.dense9.units=8"));
        assertTrue(refusal("training.epochs=many").startsWith("training.epochs: a whole number is expected"));
        assertTrue(refusal("training.epochs=").startsWith("training.epochs: a whole number is expected"));
        assertTrue(refusal("epochs").contains("PATH=VALUE is expected"));
    }
}
