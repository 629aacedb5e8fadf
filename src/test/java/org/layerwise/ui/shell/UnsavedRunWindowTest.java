package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Run;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.sqlite.LazyRunStore;
import org.layerwise.train.RunState;

/** A run whose checkpoint cannot be written waits and asks: once more, elsewhere, or without. */
class UnsavedRunWindowTest extends WindowFixture {
    @TempDir(cleanup = CleanupMode.NEVER) // the store is open until the window's own end
    static Path folder;

    private Path place;

    @Override
    RunStore store() {
        try {
            place = Files.createTempDirectory(folder, "store");
            return new LazyRunStore(place, Ticker.SYSTEM);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A run that would go on for ever, whose folder in the store has become a file before its first checkpoint. */
    private Run waitingRun() throws Exception {
        interact(() -> window.open(Path.of("sample-data/iris.csv")));
        await(() -> workbench.prepared().isPresent());
        interact(() -> workbench.document().edit("long", now -> ExperimentEdit.apply(now, "training.epochs=10000000")));
        interact(() -> workbench.startRun(false, run -> {}, problems -> {
            throw new IllegalStateException(problems.toString());
        }));
        await(() -> workbench.runs().shown().isPresent());
        Run run = workbench.runs().shown().orElseThrow().run().orElseThrow();
        Files.move(runFolder(), place.resolve("moved"));
        await(() -> lookup("#shell-banner-run-unsaved").tryQuery().isPresent());
        assertEquals(RunState.PAUSED, run.state());
        return run;
    }

    private Path runFolder() {
        return place.resolve("runs")
                .resolve(workbench.runs().shown().orElseThrow().id());
    }

    private void awaitNoBanner() {
        await(() -> lookup("#shell-banner-run-unsaved").tryQuery().isEmpty());
    }

    @Test
    void itGoesOnWhenItCouldBeSaved() throws Exception {
        Run run = waitingRun();
        String said = find("#shell-banner-run-unsaved .label", Label.class).getText();
        assertTrue(said.startsWith("Training waits, as it cannot be saved.") && said.contains("does not exist"), said);
        picture("run-unsaved");
        long step = run.progress().step();
        clickOn("#banner-unsaved-again");
        await(() -> !workbench.isBusy());
        assertEquals(RunState.PAUSED, run.state(), "it still cannot be");
        assertEquals(step, run.progress().step());
        Files.move(place.resolve("moved"), runFolder());
        clickOn("#banner-unsaved-again");
        awaitNoBanner();
        await(() -> run.progress().step() > step);
        CheckpointFile saved = new CheckpointFile(runFolder().resolve(RunRecord.CHECKPOINT));
        assertEquals(step, saved.load().checkpoint().standing().step());
    }

    @Test
    void itGoesOnInAnotherFolder() throws Exception {
        Run run = waitingRun();
        long step = run.progress().step();
        Path elsewhere = folder.resolve("elsewhere");
        dialogs.will(elsewhere);
        clickOn("#banner-unsaved-elsewhere");
        awaitNoBanner();
        await(() -> run.progress().step() > step);
        try (Stream<Path> files = Files.walk(elsewhere)) {
            List<Path> saved =
                    files.filter(file -> file.endsWith(RunRecord.CHECKPOINT)).toList();
            assertEquals(1, saved.size());
        }
    }

    @Test
    void itGoesOnWithout() throws Exception {
        Run run = waitingRun();
        long step = run.progress().step();
        clickOn("#banner-unsaved-go-on");
        awaitNoBanner();
        await(() -> run.progress().step() > step);
    }
}
