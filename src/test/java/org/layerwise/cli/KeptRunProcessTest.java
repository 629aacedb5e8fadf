package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kept runs of real processes: ended by signals and killed, two at once, and touched by others while they go on. */
class KeptRunProcessTest {
    private static final Path LAUNCHER = Path.of("layerwise").toAbsolutePath();

    @TempDir
    Path folder;

    private KeptRunsFolder kept;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void anExperimentOfSomeSeconds() {
        kept = new KeptRunsFolder(folder.resolve("store"));
        Outcome.done(
                "new",
                Path.of("sample-data/digits.csv"),
                "--target",
                "digit",
                "--layers",
                "64,64",
                "--dropout",
                "0.1",
                "--batch",
                "8",
                "--epochs",
                "100",
                "-o",
                folder.resolve("digits.json"));
    }

    @AfterEach
    void noProcessIsLeft() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        }
    }

    /** Trains in another process, up to the end of its first epoch. */
    private Process train(String... more) throws IOException {
        // a build in the background may ignore interrupts, and would hand that on
        List<String> command = new ArrayList<>(
                List.of("env", "--default-signal=INT,TERM", LAUNCHER.toString(), "train", "digits.json"));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("LAYERWISE_BUILD", "never");
        builder.environment().put("LAYERWISE_STORE", kept.store().toString());
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LAYERWISE_JAVA_OPTIONS"));
        Process process = builder.start();
        processes.add(process);
        StringBuilder err = new StringBuilder();
        BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith("epoch 1/")) {
            err.append(line).append('\n');
            line = lines.readLine();
        }
        assertNotNull(line, err.toString());
        return process;
    }

    /** Sends a signal and waits for the process's end. @return what it still said */
    private static String end(Process process, String signal) throws Exception {
        kill(process, signal);
        StringBuilder err = new StringBuilder();
        process.errorReader(StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> err.append(line).append('\n'));
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "ends");
        return err.toString();
    }

    private static void kill(Process process, String signal) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited too long");
            LockSupport.parkNanos(10_000_000);
        }
    }

    private JsonNode run(String name) {
        return kept.json("runs", "show", name, "--json");
    }

    @Test
    void runsThatWereEndedFromOutsideGoOnLikeOneThatNeverStopped() throws Exception {
        for (String signal : List.of("INT", "TERM")) {
            Process process = train("--name", signal, "-o", "m.layerwise");
            long asked = System.currentTimeMillis();
            String err = end(process, signal);
            assertEquals(signal.equals("INT") ? 130 : 143, process.exitValue(), err);
            assertTrue(err.endsWith("Go on with: layerwise resume " + signal + "\n"), err);
            JsonNode run = run(signal);
            assertEquals("interrupted", run.get("state").asString());
            assertTrue(run.get("epochs").get("done").asInt() >= 1, run.toString());
            Path checkpoint = Path.of(run.get("files").get("checkpoint").asString());
            assertTrue(Files.getLastModifiedTime(checkpoint).toMillis() - asked < 5_000, "within five seconds");
        }

        Process killed = train("--name", "killed", "-o", "m.layerwise");
        Path checkpoint = kept.folderOf("killed").resolve("run.checkpoint");
        await(() -> Files.exists(checkpoint));
        end(killed, "KILL");
        assertEquals("interrupted", run("killed").get("state").asString());
        assertEquals(
                "the process that trained it is gone.",
                run("killed").get("reason").asString());
        assertTrue(run("killed").get("steps").asLong() > 0);

        Outcome.done(
                "train",
                folder.resolve("digits.json"),
                "--no-store",
                "--quiet",
                "-o",
                folder.resolve("whole.layerwise"),
                "--csv",
                folder.resolve("whole.csv"));
        for (String name : List.of("TERM", "killed")) {
            kept.done("resume", name, "--quiet");
            JsonNode run = run(name);
            assertEquals("completed", run.get("state").asString());
            assertEquals("{\"done\":100,\"of\":100}", run.get("epochs").toString());
            kept.done("runs", "export", name, "--csv", folder.resolve(name + ".csv"));
            assertEquals(-1, Files.mismatch(folder.resolve("whole.csv"), folder.resolve(name + ".csv")), name);
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("whole.layerwise")),
                    Files.readAllBytes(folder.resolve("m.layerwise")));
        }
    }

    /** Nobody has said where runs are to be kept, and the usual place is none. */
    @Test
    void withoutAUsableStoreOfTheUserARunIsTrainedAndNotKept() throws Exception {
        Path place = Files.writeString(folder.resolve("file"), "");
        ProcessBuilder builder = new ProcessBuilder(
                        LAUNCHER.toString(), "train", "digits.json", "--quiet", "--set", "training.epochs=1")
                .directory(folder.toFile());
        builder.environment().put("LAYERWISE_BUILD", "never");
        builder.environment().put("XDG_DATA_HOME", place.toString());
        builder.environment()
                .keySet()
                .removeAll(
                        List.of("LAYERWISE_STORE", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LAYERWISE_JAVA_OPTIONS"));
        Process process = builder.start();
        processes.add(process);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), err);
        assertTrue(err.startsWith("warning: " + place.resolve("layerwise") + ": the runs cannot be kept there"), err);
        assertTrue(err.contains("Training goes on, and the run is not kept."), err);
        assertEquals(1, err.lines().count(), err);
        assertTrue(Files.exists(folder.resolve("digits.layerwise")));
    }

    @Test
    void twoProcessesKeepTheirRunsAtOnceAndOthersLeaveThemAlone() throws Exception {
        Process first = train("-o", "first.layerwise", "--set", "training.epochs=10000");
        Process second = train("-o", "second.layerwise", "--set", "training.epochs=10000");
        assertEquals(List.of("digits 2", "digits 1"), kept.names());
        for (JsonNode run : kept.json("runs", "--state", "running", "--json")) {
            assertTrue(run.get("ended").isNull(), run.toString());
        }
        for (List<Object> command : List.<List<Object>>of(
                List.of("runs", "delete", "digits 1", "digits 2", "--yes"),
                List.of("resume", "digits 1"),
                List.of("resume", "digits 1", "--epochs", "3"))) {
            Outcome refused = kept.of(command.toArray());
            assertEquals(2, refused.status(), refused.err());
            assertEquals(
                    "error: the run \"digits 1\" goes on, by command line, process " + first.pid()
                            + ". Stop it there first.\n",
                    refused.err());
        }
        kept.done("runs", "prune", "--keep", "0", "--yes");
        kept.done("runs", "rename", "digits 1", "one");
        end(first, "TERM");
        end(second, "TERM");
        assertEquals(List.of("digits 2", "one"), kept.names());
        assertEquals(2, kept.json("runs", "--state", "interrupted", "--json").size());
        for (String name : kept.names()) {
            Path csv = folder.resolve(name + ".csv");
            kept.done("runs", "export", name, "--csv", csv);
            assertTrue(MetricsFile.read(csv).steps("loss/train").size() >= 1);
        }
        kept.done("runs", "delete", "one", "last", "--yes");
        assertEquals(List.of(), kept.names());
    }
}
