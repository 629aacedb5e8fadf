package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.run.Run;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredState;
import org.layerwise.runs.sqlite.LazyRunStore;
import org.layerwise.runs.sqlite.SqliteRunStore;
import org.layerwise.train.RunState;

/** The folder of runs vanishes under a run: training goes on, it is said, and another folder takes everything over. */
class StoreBannerTest extends WindowFixture {
    @TempDir(cleanup = CleanupMode.NEVER) // the store is open until the window's own end
    static Path folder;

    private final Path place = folder.resolve("store");

    @Override
    RunStore store() {
        return new LazyRunStore(place, Ticker.SYSTEM);
    }

    private static void deleteAll(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(root)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    @Test
    void whenTheFolderVanishesRunsAreKeptElsewhere() throws Exception {
        interact(() -> window.open(Path.of("sample-data/iris.csv")));
        await(() -> workbench.prepared().isPresent());
        interact(() -> workbench.document().edit("long", now -> ExperimentEdit.apply(now, "training.epochs=10000000")));
        interact(() -> workbench.startRun(false, run -> {}, problems -> {
            throw new IllegalStateException(problems.toString());
        }));
        await(() -> workbench.runs().shown().isPresent());
        Run run = workbench.runs().shown().orElseThrow().run().orElseThrow();
        await(() -> run.progress().epoch() > 20);
        deleteAll(place);
        await(() -> lookup("#shell-banner-store-trouble").tryQuery().isPresent());
        String said = find("#shell-banner-store-trouble .label", Label.class).getText();
        assertTrue(said.contains("runs cannot be kept there at the moment"), said);
        picture("store-trouble");
        long step = run.progress().step(); // it goes on until its checkpoint is due
        await(() -> run.progress().step() > step + 100 || run.state() == RunState.PAUSED);
        Path elsewhere = folder.resolve("elsewhere");
        dialogs.will(elsewhere);
        clickOn("#banner-store-elsewhere");
        await(() -> lookup("#shell-banner-store-trouble").tryQuery().isEmpty());
        await(() -> run.state() == RunState.RUNNING);
        assertTrue(run.stop(30));
        assertEquals(List.of(), run.outputs().unwritten());
        try (SqliteRunStore moved = SqliteRunStore.open(elsewhere, Ticker.SYSTEM)) {
            assertEquals(StoredState.STOPPED, moved.list().getFirst().state());
            Path csv = folder.resolve("m.csv");
            moved.open(moved.list().getFirst().id()).exportMetrics(csv);
            try (Stream<String> lines = Files.lines(csv)) {
                assertEquals(
                        run.wholeEpochs(),
                        lines.filter(line -> line.contains(",loss/train,,")).count());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
