package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.layerwise.app.EditingProcess;
import org.layerwise.app.WorkingFiles;
import org.layerwise.base.Ticker;

/** What the window offers when an earlier one did not end properly. */
class RecoveryWindowTest extends WindowFixture {
    private static final Path IRIS = Path.of("sample-data/iris.csv").toAbsolutePath();

    private Path folder;

    /** An earlier window's process is killed with edits that no file has. */
    @Override
    WorkingFiles files() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "stores")), "recovery");
            EditingProcess.startAndKill(folder.toString(), IRIS.toString(), "seed=7", "training.epochs=9");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WorkingFiles.in(folder, Ticker.SYSTEM);
    }

    private boolean isOffered() {
        return lookup("#shell-banner-recovery").tryQuery().isPresent();
    }

    @Test
    void restoresWhatWasNotSaved() {
        await(this::isOffered);
        Labeled text = (Labeled) find("#shell-banner-recovery").lookup(".label");
        assertEquals(
                "Layerwise did not end properly: there is an unsaved experiment for iris.csv, edited"
                        + " less than a minute ago.",
                text.getText());
        picture("recovery");
        clickOn("#banner-restore");
        await(() -> workbench.prepared().isPresent());
        assertEquals(7, experiment().seed());
        assertEquals(9, experiment().training().epochs());
        assertFalse(isOffered());
        clickOn("#shell-undo");
        clickOn("#shell-undo");
        assertEquals(1, experiment().seed());
        clickOn("#shell-redo");
        assertEquals(7, experiment().seed());
        closeRequest();
        clickOn("#question-discard");
        assertFalse(stage.isShowing());
        assertEquals(List.of(), leftovers());
    }

    @Test
    void asksAboutOtherEditsBeforeRestoring() {
        await(this::isOffered);
        interact(() -> window.open(Path.of("sample-data/penguins.csv").toAbsolutePath()));
        await(() -> workbench.prepared().isPresent());
        interact(() -> workbench.document().edit("Seed 3", now -> now.withSeed(3)));
        clickOn("#banner-restore");
        clickOn("#question-cancel");
        assertTrue(isOffered());
        assertEquals(3, experiment().seed());
        clickOn("#banner-restore");
        clickOn("#question-discard");
        await(() -> workbench.table().orElseThrow().path().equals(IRIS));
        assertEquals(7, experiment().seed());
    }

    @Test
    void offersItAgainAtTheNextStart() {
        await(this::isOffered);
        clickOn("#banner-later");
        assertFalse(isOffered());
        assertEquals(1, leftovers().size());
        interact(() -> window.offerLeftovers());
        await(this::isOffered);
        clickOn("#banner-discard");
        assertFalse(isOffered());
        assertEquals(List.of(), leftovers());
    }

    private List<Path> leftovers() {
        try (var files = Files.list(folder.resolve("recovery"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
