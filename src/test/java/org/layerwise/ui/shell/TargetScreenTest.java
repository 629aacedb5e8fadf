package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.spec.Task;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.loss.BinaryCrossEntropy;
import org.layerwise.nn.loss.MeanSquaredError;
import org.testfx.util.WaitForAsyncUtils;

/** Several targets, labels and reconstruction, chosen in the window, trained and asked for one row. */
class TargetScreenTest extends WindowFixture {
    @TempDir
    Path folder;

    private void open() throws IOException {
        List<String> lines = new ArrayList<>(List.of("a,b,high,low,warm,wet"));
        for (int i = 0; i < 60; i++) {
            double a = Math.sin(i) * 3;
            double b = Math.cos(2.0 * i);
            lines.add(Stream.of(a, b, 20 * a, a - b)
                            .map(x -> String.valueOf(x.floatValue()))
                            .toList() + "," + (a > 0) + "," + (b > 0 ? "yes" : "no"));
        }
        lines.replaceAll(line -> line.replace("[", "").replace("]", "").replace(" ", ""));
        dialogs.will(Files.write(folder.resolve("t.csv"), lines));
        clickOn("#data-open");
        await(() -> workbench.prepared().isPresent());
    }

    @SuppressWarnings("unchecked") // the controls' values are names of columns
    private ComboBox<String> box(String id) {
        return (ComboBox<String>) find(id);
    }

    private void choose(String id, String column) {
        ComboBox<String> box = box(id);
        interact(() -> box.setValue(column));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private int outputs() {
        return experiment().network().expand().stream()
                .filter(node -> node.id().equals("output"))
                .mapToInt(node -> ((Dense) node.layer()).units())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void severalNumbersAndBackAgain() throws IOException {
        open();
        choose("#data-target", "high");
        assertEquals(Task.REGRESSION, experiment().data().task());
        choose("#data-more-targets", "low");
        assertEquals(List.of("high", "low"), experiment().data().targets());
        assertEquals(2, outputs());
        assertTrue(experiment().data().column("low").isEmpty(), "a target is no feature");
        await(() -> prepared().pipeline().target().width() == 2);
        clickOn("#data-target-chip-low");
        assertEquals(List.of("high"), experiment().data().targets());
        assertEquals(1, outputs());
        assertTrue(experiment().data().column("low").isPresent());
        clickOn("#shell-undo");
        assertEquals(List.of("high", "low"), experiment().data().targets());
        assertEquals(2, outputs());
        assertTrue(find("#data-target-chip-low").isVisible());
    }

    @Test
    void labelsAreTrainedAndTold() throws IOException {
        open();
        choose("#data-target", "wet");
        clickOn("#data-task-multi-label");
        assertEquals(List.of("warm"), List.copyOf(box("#data-more-targets").getItems()));
        choose("#data-more-targets", "warm");
        assertEquals(Task.MULTI_LABEL, experiment().data().task());
        assertEquals(List.of("wet", "warm"), experiment().data().targets());
        assertEquals(new BinaryCrossEntropy(), experiment().loss());
        assertEquals(2, outputs());
        train();
        clickOn("#shell-page-predict");
        await(() -> lookup("#predict-answer-wet").tryQuery().isPresent());
        assertTrue(List.of("yes", "no")
                .contains(find("#predict-answer-wet", Labeled.class).getText()));
        assertTrue(List.of("true", "false")
                .contains(find("#predict-answer-warm", Labeled.class).getText()));
    }

    @Test
    void theFeaturesAreTheirOwnTarget() throws IOException {
        open();
        clickOn("#data-task-reconstruction");
        assertEquals(Task.RECONSTRUCTION, experiment().data().task());
        assertEquals(List.of(), experiment().data().targets());
        assertEquals(new MeanSquaredError(), experiment().loss());
        assertTrue(find("#data-target").isDisabled());
        assertFalse(find("#data-more-targets").isVisible());
        await(() -> prepared().pipeline().target().width() == outputs());
        int all = outputs();
        clickOn("#data-use-b");
        await(() -> outputs() == all - 1);
        clickOn("#shell-undo");
        await(() -> outputs() == all && prepared().pipeline().target().width() == all);
        train();
        clickOn("#shell-page-predict");
        await(() -> lookup("#predict-answer").tryQuery().isPresent());
        assertTrue(find("#predict-answer", Labeled.class).getText().startsWith("Error "));
        clickOn("#shell-page-data");
        clickOn("#data-task-regression");
        assertEquals(List.of("low"), experiment().data().targets(), "the last column of numbers");
        assertFalse(find("#data-target").isDisabled());
    }

    private void train() {
        interact(() ->
                workbench.document().edit("Train 3 epochs", now -> ExperimentEdit.apply(now, "training.epochs=3")));
        await(() -> workbench.prepared().isPresent());
        clickOn("#shell-page-watch");
        clickOn("#watch-start");
        await(() -> workbench.runs().shown().isPresent() && !workbench.runs().isOpen());
    }
}
