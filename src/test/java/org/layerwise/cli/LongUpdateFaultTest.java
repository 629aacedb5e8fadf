package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;

/** A signal in the middle of an update that takes long: the state after the last one is saved within five seconds. */
@Tag("faults")
class LongUpdateFaultTest {
    private static final int ROWS = 50_000;
    private static final int COLUMNS = 20;

    @TempDir
    Path folder;

    private Path table() throws Exception {
        RandomStream random = new Seed(1).stream("rows");
        Path file = folder.resolve("wide.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int column = 0; column < COLUMNS; column++) {
                out.write("x" + column + ",");
            }
            out.write("class\n");
            for (int row = 0; row < ROWS; row++) {
                for (int column = 0; column < COLUMNS; column++) {
                    out.write(String.format(java.util.Locale.ROOT, "%.3f,", random.nextGaussian()));
                }
                out.write(row % 3 == 0 ? "a\n" : "b\n");
            }
        }
        return file;
    }

    /** @param waits seconds of the processor's time after the last that was said */
    @ParameterizedTest
    @CsvSource({"TERM, 143, Training, 4, 0", "INT, 130, epoch 1/, 2, 1"})
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void endsWithinFiveSeconds(String signal, int status, String said, int waits, int epochs) throws Exception {
        Path experiment = folder.resolve("wide.json");
        Outcome.done(
                "new",
                table(),
                "--target",
                "class",
                "--layers",
                "1500,1500",
                "--batch",
                "all",
                "--epochs",
                "50",
                "-o",
                experiment);
        Path model = folder.resolve("m.layerwise");
        try (LauncherProcess run = LauncherProcess.start(
                folder,
                Map.of("LAYERWISE_JAVA_OPTIONS", "-Xmx9g"),
                List.of(),
                "train",
                experiment,
                "-o",
                model,
                "--name",
                "long")) {
            run.await(said);
            work(run, waits);
            long asked = System.nanoTime();
            run.signal(signal);
            Outcome outcome = run.end();
            double seconds = (System.nanoTime() - asked) / 1e9;
            assertEquals(status, outcome.status(), outcome.err());
            assertTrue(seconds < 5, "it took " + seconds + " s");
            assertTrue(outcome.err().contains("Stopped after " + epochs + " epoch"), outcome.err());
            assertTrue(outcome.err().contains("Wrote " + model), outcome.err());
            assertTrue(outcome.err().contains("Go on with: layerwise resume long"), outcome.err());
        }
        assertTrue(Outcome.done("inspect", model).contains("stopped"));
        KeptRunsFolder kept = new KeptRunsFolder(folder.resolve("store"));
        assertEquals(
                "interrupted",
                kept.json("runs", "show", "long", "--json").get("state").asString());
        assertEquals(
                epochs, kept.json("runs", "show", "long", "--json").get("steps").asInt());
    }

    /** A large validation part takes longer than a system waits for a process, too. */
    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void endsWithinFiveSecondsOfASignalDuringValidationAndGoesOnThere() throws Exception {
        Path experiment = folder.resolve("wide.json");
        Outcome.done(
                "new",
                table(),
                "--target",
                "class",
                "--layers",
                "2500,2500",
                "--batch",
                "all",
                "--epochs",
                "2",
                "--validation",
                "0.97",
                "-o",
                experiment);
        Path model = folder.resolve("m.layerwise");
        Path csv = folder.resolve("m.csv");
        try (LauncherProcess run = LauncherProcess.start(
                folder,
                Map.of("LAYERWISE_JAVA_OPTIONS", "-Xmx9g"),
                List.of(),
                "train",
                experiment,
                "-o",
                model,
                "--csv",
                csv,
                "--name",
                "long")) {
            run.await("Training");
            work(run, 12);
            long asked = System.nanoTime();
            run.signal("TERM");
            Outcome outcome = run.end();
            double seconds = (System.nanoTime() - asked) / 1e9;
            assertEquals(143, outcome.status(), outcome.err());
            assertTrue(seconds < 5, "it took " + seconds + " s");
            assertTrue(outcome.err().contains("Stopped after 0 epochs"), outcome.err());
            assertTrue(outcome.err().contains("Wrote " + model), outcome.err());
        }
        KeptRunsFolder kept = new KeptRunsFolder(folder.resolve("store"));
        assertEquals(1, kept.json("runs", "show", "long", "--json").get("steps").asInt());
        kept.done("resume", "long", "--quiet");
        assertEquals(
                2,
                kept.json("runs", "show", "long", "--json")
                        .get("epochs")
                        .get("done")
                        .asInt());
        Path whole = folder.resolve("whole.csv");
        kept.done("runs", "export", "long", "--csv", whole);
        assertEquals(Files.readString(whole), Files.readString(csv));
    }

    /** Waits until it has used the processor for so many seconds more. */
    private static void work(LauncherProcess run, int seconds) throws IOException, InterruptedException {
        Duration then = used(run).plusSeconds(seconds);
        while (used(run).compareTo(then) < 0) {
            assertTrue(run.process().isAlive(), run.said());
            run.process().waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private static Duration used(LauncherProcess run) {
        return run.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
