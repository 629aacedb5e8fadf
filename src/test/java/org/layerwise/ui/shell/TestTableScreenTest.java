package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.files.ExperimentFile;
import org.testfx.util.WaitForAsyncUtils;

/** A second file as the test part, chosen on the Data screen. */
class TestTableScreenTest extends WindowFixture {
    @TempDir
    Path folder;

    private Path write(String name, IntStream rows) throws Exception {
        List<String> lines = Files.readAllLines(Path.of("sample-data/penguins.csv"));
        return Files.write(folder.resolve(name), rows.mapToObj(lines::get).toList());
    }

    private List<Integer> parts() {
        return prepared().parts().stream().map(Dataset::rows).toList();
    }

    /** Scrolls to a button of the side and clicks it. */
    private void press(String button) {
        interact(() -> {
            ScrollPane side = (ScrollPane) find("#data").lookup(".side");
            Node content = side.getContent();
            double middle =
                    content.sceneToLocal(find(button).localToScene(0, 0)).getY();
            double seen = side.getViewportBounds().getHeight();
            double hidden = content.getLayoutBounds().getHeight() - seen;
            side.setVvalue(Math.clamp((middle - seen / 2) / hidden, 0, 1));
        });
        WaitForAsyncUtils.waitForFxEvents();
        clickOn(button);
    }

    @Test
    void aFileIsChosenShownUndoneSavedAndFoundAgain() throws Exception {
        Path first = write("first.csv", IntStream.range(0, 345).filter(i -> i % 4 != 1));
        Path second = write("second.csv", IntStream.range(0, 345).filter(i -> i == 0 || i % 4 == 1));
        dialogs.will(first);
        clickOn("#data-open");
        await(() -> workbench.prepared().isPresent());
        assertEquals(List.of(206, 52, 0), parts());
        assertFalse(find("#data-test-table-remove").isVisible());
        dialogs.will(second);
        press("#data-test-table-choose");
        await(() -> parts().equals(List.of(206, 52, 86)));
        assertEquals(
                "second.csv", find("#data-test-table-choose", Labeled.class).getText());
        assertTrue(find("#data-test").isDisabled());
        picture("data-test-table");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        interact(() -> workbench.saveExperiment(elsewhere.resolve("e.json")));
        assertEquals(
                "../second.csv",
                new ExperimentFile(elsewhere.resolve("e.json")).load().split().testTable());
        press("#data-test-table-remove");
        await(() -> parts().equals(List.of(206, 52, 0)));
        assertFalse(find("#data-test").isDisabled());
        clickOn("#shell-undo");
        await(() -> parts().equals(List.of(206, 52, 86)));
        interact(() -> workbench.openExperiment(elsewhere.resolve("e.json"), problems -> {}));
        await(() -> !workbench.isBusy());
        assertEquals(List.of(206, 52, 86), parts());
        assertEquals(second.toString(), experiment().split().testTable());
        Files.delete(second);
        interact(() -> workbench.openExperiment(elsewhere.resolve("e.json"), problems -> {}));
        await(() -> !workbench.isBusy());
        assertEquals(List.of(206, 52, 86), parts(), "it was read already");
    }

    @Test
    void aFileThatDoesNotFitIsSaid() throws Exception {
        Path first = write("first.csv", IntStream.range(0, 345));
        dialogs.will(first);
        clickOn("#data-open");
        await(() -> workbench.prepared().isPresent());
        dialogs.will(Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n"));
        press("#data-test-table-choose");
        await(() -> workbench
                .preparation()
                .filter(made -> made.problems().stream()
                        .anyMatch(problem -> problem.describe().contains("the table has no column \"species\"")))
                .isPresent());
        press("#data-test-table-remove");
        await(() -> workbench.prepared().isPresent());
    }
}
