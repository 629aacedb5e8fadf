package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.layerwise.experiment.ExperimentEdit;

/** Another table after a run, whose pages still hold the model of the first. */
class NextTableWindowTest extends WindowFixture {
    @Test
    void noPageAsksTheNewTableForTheOldColumns() {
        clickOn("#data-sample-penguins");
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() ->
                workbench.document().edit("short", now -> ExperimentEdit.apply(now, List.of("training.epochs=2"))));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> workbench.startRun(false, run -> {}, problems -> {}));
        await(() -> workbench.runs().shown().isPresent() && !workbench.runs().isOpen());
        for (KeyCode page : List.of(KeyCode.DIGIT5, KeyCode.DIGIT7, KeyCode.DIGIT2, KeyCode.DIGIT4)) {
            push(KeyCode.SHORTCUT, page);
        }
        for (String next : List.of("digits.csv", "iris.csv")) {
            dialogs.will(Path.of("sample-data", next));
            clickOn("#shell-open");
            if (scene().lookup("#question-discard") != null) {
                clickOn("#question-discard");
            }
            await(() -> workbench.prepared().isPresent()
                    && !workbench.isBusy()
                    && workbench.table().orElseThrow().table().file().endsWith(next));
            push(KeyCode.SHORTCUT, KeyCode.DIGIT7);
            push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
            assertEquals("No problems", find("#shell-problems", Labeled.class).getText());
        }
    }
}
