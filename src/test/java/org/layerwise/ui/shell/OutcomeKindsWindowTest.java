package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.cli.CommandLineApp;
import org.layerwise.cli.Console;
import org.layerwise.train.Part;
import org.layerwise.ui.chart.draw.StaticChart;

/** The Outcome page with every kind of target, and with models from files. */
class OutcomeKindsWindowTest extends WindowFixture {
    private static final int ROWS = 300;

    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void write() throws IOException {
        table = folder.resolve("several.csv");
        StringBuilder csv = new StringBuilder("a,b,group,y,z,wet,cold\n");
        Random random = new Random(11);
        for (int i = 0; i < ROWS; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            csv.append("%.4f,%.4f,%s,%.4f,%.4f,%s,%s%n"
                    .formatted(
                            a, b, i % 3 == 0 ? "u" : "v", a + b, 100 * a, a > 0 ? "yes" : "no", b > 0.5 ? "y" : "n"));
        }
        Files.writeString(table, csv);
    }

    private static void command(Object... arguments) {
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int status = CommandLineApp.execute(
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false), texts);
        assertEquals(0, status, err.toString());
    }

    private void openAndTrain(Object... made) {
        Path experiment = folder.resolve("made.json");
        Object[] arguments = new Object[made.length + 4];
        arguments[0] = "new";
        arguments[1] = table;
        System.arraycopy(made, 0, arguments, 2, made.length);
        arguments[made.length + 2] = "-o";
        arguments[made.length + 3] = experiment;
        command(arguments);
        dialogs.will(experiment);
        clickOn("#shell-open");
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> workbench.startRun(false, run -> {}, problems -> {}));
        await(() -> workbench.runs().shown().isPresent() && !workbench.runs().isOpen());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT7);
    }

    private boolean isDrawn(String chart) {
        Node found = scene().lookup(chart);
        return found instanceof StaticChart card && card.isUpToDate();
    }

    private String words(String chart) {
        return find(chart).getAccessibleText();
    }

    private String text(String id) {
        return find(id, Labeled.class).getText();
    }

    @SuppressWarnings("unchecked")
    private void choose(String box, Object what) {
        interact(() -> ((ComboBox<Object>) find(box, ComboBox.class))
                .getSelectionModel()
                .select(what));
    }

    @Test
    void severalNumbersHaveEachTheirOwn() {
        openAndTrain("--target", "y", "--target", "z", "--epochs", "5");
        await(() -> isDrawn("#outcome-chart-0"));
        assertTrue(words("#outcome-chart-0").startsWith("Predicted and actual y"), words("#outcome-chart-0"));
        assertEquals(2, find("#outcome-figures", TableView.class).getItems().size());
        choose("#outcome-target", "z");
        await(() -> words("#outcome-chart-0").startsWith("Predicted and actual z") && isDrawn("#outcome-chart-0"));
        clickOn("#outcome-show-boundary");
        await(() -> isDrawn("#outcome-boundary-chart-0"));
        assertTrue(words("#outcome-boundary-chart-0").startsWith("Predicted z"), words("#outcome-boundary-chart-0"));
        clickOn("#outcome-show-matters");
        clickOn("#outcome-matters-compute");
        await(() -> isDrawn("#outcome-dependence-chart-0"));
        choose("#outcome-matters-output", "z");
        await(() -> words("#outcome-dependence-chart-0").startsWith("z by "));
        picture("outcome-several", () -> isDrawn("#outcome-dependence-chart-0"));
    }

    @Test
    void labelsHaveEachTheirOwn() {
        openAndTrain("--target", "wet", "--target", "cold", "--task", "multi-label", "--epochs", "5");
        await(() -> isDrawn("#outcome-chart-0"));
        assertTrue(words("#outcome-chart-0").contains("no"), words("#outcome-chart-0"));
        choose("#outcome-target", "cold");
        await(() -> words("#outcome-chart-0").endsWith("n, y") && isDrawn("#outcome-chart-0"));
        clickOn("#outcome-show-boundary");
        await(() -> isDrawn("#outcome-boundary-chart-0"));
        assertTrue(words("#outcome-boundary-chart-0").endsWith("n, y"), words("#outcome-boundary-chart-0"));
    }

    @Test
    void aReconstructionSaysThatItPredictsNoColumn() {
        openAndTrain("--task", "reconstruction", "--layers", "2", "--epochs", "2");
        await(() -> text("#outcome-message").startsWith("This model reconstructs its inputs"));
        boolean seen = true;
        for (Node node = find("#outcome-rows"); node != null; node = node.getParent()) {
            seen &= node.isVisible();
        }
        assertFalse(seen, "nothing is shown beside what is said");
    }

    @Test
    void aModelFromAFileIsLookedAtOverItsTable() {
        Path experiment = folder.resolve("made.json");
        Path model = folder.resolve("made.layerwise");
        command("new", table, "--target", "wet", "--epochs", "3", "-o", experiment);
        command("train", experiment, "-o", model, "--no-store");
        dialogs.will(model);
        clickOn("#shell-open");
        await(() -> workbench.runs().shown().isPresent() && !workbench.isBusy());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT7);
        await(() -> isDrawn("#outcome-chart-0"));
        assertTrue(text("#outcome-source").startsWith("made"), text("#outcome-source"));
        choose("#outcome-part", Part.ALL);
        await(() -> text("#outcome-source").endsWith(ROWS + " rows"));
    }

    @Test
    void aModelWhoseTableIsGoneSaysSo() throws IOException {
        Path experiment = folder.resolve("made.json");
        Path model = folder.resolve("made.layerwise");
        command("new", table, "--target", "wet", "--epochs", "3", "-o", experiment);
        command("train", experiment, "-o", model, "--no-store");
        Files.delete(table);
        dialogs.will(model);
        clickOn("#shell-open");
        await(() -> workbench.runs().shown().isPresent() && !workbench.isBusy());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT7);
        await(() -> text("#outcome-message").contains("several.csv"));
    }
}
