package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkingFiles;
import org.layerwise.base.Ticker;
import org.layerwise.files.ExperimentFile;

/** An experiment's file that another window has open. */
class ReadOnlyWindowTest extends WindowFixture {
    @TempDir
    Path folder;

    private Path store;
    private Workbench first;

    @Override
    WorkingFiles files() {
        try {
            store = Files.createTempDirectory(Files.createDirectories(Path.of("target", "stores")), "open");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WorkingFiles.in(store, Ticker.SYSTEM);
    }

    @AfterEach
    void letGo() {
        if (first != null) {
            first.close();
        }
    }

    private Path openTwice() {
        Path file = folder.resolve("mine.json");
        first = new Workbench(
                Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make(), WorkingFiles.in(store, Ticker.SYSTEM));
        first.openTable(Path.of("sample-data/iris.csv").toAbsolutePath(), problems -> {});
        first.saveExperiment(file);
        interact(() -> window.open(file));
        await(() -> workbench.prepared().isPresent());
        interact(() -> workbench.document().edit("Seed 7", now -> now.withSeed(7)));
        return file;
    }

    private boolean isReadOnly() {
        return lookup("#shell-banner-read-only").tryQuery().isPresent();
    }

    @Test
    void saveAsksForAnotherFileWhileTheOtherWindowHasIt() {
        Path file = openTwice();
        assertTrue(isReadOnly());
        Labeled text = (Labeled) find("#shell-banner-read-only").lookup(".label");
        assertTrue(
                text.getText()
                        .startsWith("mine.json is open in another window (process "
                                + ProcessHandle.current().pid()),
                text.getText());
        picture("read-only");
        push(KeyCode.SHORTCUT, KeyCode.S); // nobody chooses a file
        assertTrue(workbench.document().isModified() && isReadOnly());
        Path other = folder.resolve("other.json");
        dialogs.will(other);
        push(KeyCode.SHORTCUT, KeyCode.S);
        assertEquals(Optional.of(other), workbench.document().file());
        assertFalse(isReadOnly());
        assertEquals(7, new ExperimentFile(other).load().seed());
        assertEquals(1, new ExperimentFile(file).load().seed());
    }

    @Test
    void saveWorksAgainOnceTheOtherWindowLetsGo() {
        Path file = openTwice();
        first.close();
        push(KeyCode.SHORTCUT, KeyCode.S);
        assertFalse(workbench.document().isModified());
        assertFalse(isReadOnly());
        assertEquals(7, new ExperimentFile(file).load().seed());
    }
}
