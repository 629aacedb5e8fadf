package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.app.ShownRun;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredState;
import org.layerwise.runs.sqlite.LazyRunStore;

/** A run that is begun in a terminal appears in the window, and its charts move; killed there it reads interrupted here. */
class SeenRunTest extends WindowFixture {
    @TempDir(cleanup = CleanupMode.NEVER) // the store is open until the window's own end
    static Path folder;

    private final Path place = folder.resolve("store");

    @Override
    RunStore store() {
        return new LazyRunStore(place, Ticker.SYSTEM);
    }

    private Process layerwise(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of("layerwise").toAbsolutePath().toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LAYERWISE_BUILD", "never");
        builder.environment().put("LAYERWISE_STORE", place.toString());
        return builder.redirectOutput(folder.resolve("out.txt").toFile()).start();
    }

    @Test
    void aRunOfTheCommandLineIsSeenLiveAndReadsInterruptedWhenItIsKilled() throws Exception {
        Path experiment = folder.resolve("iris.json");
        Process made = layerwise("new", "sample-data/iris.csv", "--target", "species", "-o", experiment.toString());
        assertTrue(made.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, made.exitValue(), Files.readString(folder.resolve("out.txt")));
        Process training = layerwise(
                "train",
                experiment.toString(),
                "--set",
                "training.epochs=100000000",
                "--name",
                "from a terminal",
                "-o",
                folder.resolve("m.layerwise").toString());
        try {
            await(() -> !workbench.runs().kept().all().isEmpty());
            RunInfo seen = workbench.runs().kept().all().getFirst();
            assertEquals("from a terminal", seen.name());
            assertEquals(StoredState.RUNNING, seen.state());
            interact(() -> {
                workbench.runs().show(seen.id(), problems -> {
                    throw new IllegalStateException(problems.toString());
                });
                window.show(Page.WATCH);
            });
            await(() -> workbench.runs().shown().isPresent());
            ShownRun shown = workbench.runs().shown().orElseThrow();
            await(() -> lookup("#watch-epoch").queryAs(Label.class).getText().startsWith("Epoch "));
            int epoch = shown.glance().epoch();
            await(() -> shown.glance().epoch() > epoch + 20);
            await(() -> lookup("#watch-state").queryAs(Label.class).getText().equals("Training"));
            training.destroyForcibly().waitFor();
            long killed = System.nanoTime();
            await(() -> shown.info().state() == StoredState.INTERRUPTED);
            assertTrue(System.nanoTime() - killed < 20_000_000_000L, "within a moment");
            await(() -> lookup("#watch-state").queryAs(Label.class).getText().startsWith("Interrupted in epoch"));
            picture("seen-run");
        } finally {
            training.destroyForcibly().waitFor();
        }
    }
}
