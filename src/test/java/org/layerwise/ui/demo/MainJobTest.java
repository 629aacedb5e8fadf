package org.layerwise.ui.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Ticker;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.exchange.Onnx;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.optim.Sgd;
import org.layerwise.run.Run;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;
import org.layerwise.train.RunState;
import org.layerwise.ui.chart.draw.LiveChart;
import org.testfx.api.FxToolkit;

/** The main job, by mouse and keys alone, in the whole window. */
class MainJobTest {
    private static final Path PENGUINS = Path.of("sample-data", "penguins.csv").toAbsolutePath();

    @TempDir
    private Path folder;

    private HeadlessWindow toolkit;
    private WindowRobot hand;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        toolkit = new HeadlessWindow(1280, 800);
        hand = new WindowRobot(toolkit.stage().getScene(), Ticker.SYSTEM);
    }

    @AfterEach
    void close() {
        toolkit.close();
    }

    private Experiment experiment() {
        return toolkit.workbench().experiment().orElseThrow();
    }

    private NodeSpec node(String id) {
        return experiment().network().expand().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void goesFromATableToAModelThatPredictsTheSameElsewhere() throws Exception {
        openPenguins();
        designTheNetwork();
        Run run = trainPauseStepAndGoOn();
        exportAndCompare(run);
    }

    private void openPenguins() {
        toolkit.answers().give(PENGUINS);
        hand.click("#data-open");
        hand.await("the table is prepared", () -> toolkit.workbench().prepared().isPresent());
        assertEquals("species", experiment().data().target());
    }

    private void designTheNetwork() {
        hand.click("#shell-page-design");
        hand.find("#design-node-activation1");
        hand.choose("#design-setting-optimizer", "SGD");
        hand.await("SGD is chosen", () -> experiment().optimizer() instanceof Sgd);
        hand.click("#design-fit");
        hand.dragBehind("#design-palette-dropout", "#design-node-activation1");
        hand.await(
                "dropout is spliced in", () -> experiment().network().expand().size() == 8);
        assertInstanceOf(Dropout.class, node("dropout1").layer());
        assertEquals(java.util.List.of("activation1"), node("dropout1").inputs());
        assertEquals(java.util.List.of("dropout1"), node("dense2").inputs());
        hand.click("#design-node-dense1");
        hand.choose("#design-property-initializer", "He normal");
        hand.await("He normal is chosen", () -> ((Dense) node("dense1").layer()).initializer() instanceof HeNormal);
        hand.keys(KeyCode.CONTROL, KeyCode.Z);
        hand.await("that is undone", () -> !(((Dense) node("dense1").layer()).initializer() instanceof HeNormal));
        hand.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        hand.await("and done again", () -> ((Dense) node("dense1").layer()).initializer() instanceof HeNormal);
    }

    private Run trainPauseStepAndGoOn() {
        hand.click("#shell-page-watch");
        hand.click("#watch-step-batch");
        hand.await("the run has begun", () -> toolkit.workbench().runs().shown().isPresent());
        Run run = WindowRobot.on(
                () -> toolkit.workbench().runs().shown().orElseThrow().run().orElseThrow());
        hand.await(
                "one batch is trained",
                () -> run.state() == RunState.PAUSED && run.progress().step() == 1);
        hand.click("#watch-step-epoch");
        hand.await(
                "the epoch is whole",
                () -> run.state() == RunState.PAUSED && run.progress().step() == 9);
        hand.click("#watch-step-batch");
        hand.await(
                "one more batch",
                () -> run.state() == RunState.PAUSED && run.progress().step() == 10);
        for (int i = 0; i < 4; i++) {
            long before = run.progress().step();
            hand.click("#watch-step-epoch");
            hand.await(
                    "an epoch more",
                    () -> run.state() == RunState.PAUSED && run.progress().step() > before);
        }
        hand.click("#watch-pause");
        hand.await("all epochs are trained", () -> run.state() == RunState.ENDED);
        assertEquals(900, run.progress().step());
        Set<LiveChart> charts =
                WindowRobot.on(() -> toolkit.stage().getScene().getRoot().lookupAll(".live-chart").stream()
                        .filter(LiveChart.class::isInstance)
                        .map(LiveChart.class::cast)
                        .collect(Collectors.toSet()));
        assertTrue(charts.size() >= 6, "six charts and more, not " + charts.size());
        hand.await("the charts are drawn", () -> charts.stream().allMatch(LiveChart::isUpToDate));
        assertTrue(colors().size() >= 200, "the charts are full of colors, not of " + colors().size());
        return run;
    }

    /** The colors in the window; an empty one has few. */
    private Set<Integer> colors() {
        WritableImage image = WindowRobot.on(() -> toolkit.stage().getScene().snapshot(null));
        PixelReader pixels = image.getPixelReader();
        Set<Integer> colors = new java.util.HashSet<>();
        for (int y = 0; y < (int) image.getHeight(); y += 3) {
            for (int x = 0; x < (int) image.getWidth(); x++) {
                colors.add(pixels.getArgb(x, y));
            }
        }
        return colors;
    }

    private void exportAndCompare(Run run) throws Exception {
        Path file = folder.resolve("penguins.onnx");
        hand.click("#shell-page-export");
        toolkit.answers().give(file);
        hand.click("#export-onnx-write");
        hand.find("#export-onnx-check");
        Model model = run.model().get(30, TimeUnit.SECONDS);
        Table table = TableReader.read(PENGUINS, CsvFormat.AUTO);
        int[] rows = table.allRows();
        Predictions.Classes ours = (Predictions.Classes) new Predictor(model).predict(table, rows);
        Predictions.Classes theirs = (Predictions.Classes) new Onnx().predict(model, file, table, rows);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 3; j++) {
                double a = ours.probabilities()[i][j];
                double b = theirs.probabilities()[i][j];
                assertTrue(Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(a)), "row " + i + ": " + a + " and " + b);
            }
        }
    }
}
