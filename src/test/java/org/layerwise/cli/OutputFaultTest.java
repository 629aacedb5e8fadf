package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that cannot be written are said to be lost, and nothing is written over that is read. */
class OutputFaultTest {
    @TempDir
    Path folder;

    private Path experiment;
    private Path model;
    private Path table;

    @BeforeEach
    void train() throws IOException {
        table = Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        experiment = folder.resolve("iris.json");
        model = folder.resolve("iris.layerwise");
        Outcome.done("new", table, "--target", "species", "--epochs", "1", "-o", experiment);
        Outcome.done("train", experiment, "--quiet");
    }

    /** Takes some bytes, then fails as the system does. */
    private static final class Full extends OutputStream {
        private final String reason;
        private int room;

        Full(int room, String reason) {
            this.room = room;
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) {
                throw new IOException(reason);
            }
        }
    }

    private static Outcome printedTo(OutputStream stream, Object... arguments) {
        StandardOutput out = new StandardOutput(stream);
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(out, true, StandardCharsets.UTF_8), new PrintWriter(err), false, out::problem);
        int status = CommandLineApp.execute(
                console,
                java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Outcome(status, "", err.toString());
    }

    @Test
    void everyCommandThatPrintsSaysThatItsOutputIsLost() {
        for (Object[] command : new Object[][] {
            {"predict", model, table},
            {"evaluate", model, table},
            {"evaluate", model, table, "--json"},
            {"inspect", model},
            {"inspect", experiment, "--json"},
            {"kinds"},
            {"profile", table},
            {"new", table, "--target", "species", "-o", folder.resolve("again.json")}
        }) {
            Outcome outcome = printedTo(new Full(20, "No space left on device"), command);
            assertEquals(2, outcome.status(), command[0].toString());
            assertEquals(
                    "error: standard output cannot be written: No space left on device. What was printed is incomplete. "
                            + "Make room, or write to a file.\n",
                    outcome.err().lines().reduce("", (all, line) -> line + "\n"));
        }
    }

    @Test
    void aReaderThatHasHadEnoughIsNoFault() {
        assertEquals(new Outcome(0, "", ""), printedTo(new Full(100, "Broken pipe"), "kinds"));
    }

    @Test
    void theProcessEndsWithStatusTwo() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of("layerwise").toAbsolutePath().toString(), "predict", model.toString(), table.toString());
        builder.environment().put("LAYERWISE_BUILD", "never");
        Path err = folder.resolve("err");
        Process process = builder.redirectOutput(Path.of("/dev/full").toFile())
                .redirectError(err.toFile())
                .start();
        assertEquals(2, process.waitFor(), Files.readString(err));
        assertTrue(
                Files.readString(err).startsWith("error: standard output cannot be written: "), Files.readString(err));
    }

    @Test
    void theFirstWeightsAreNotWrittenOver() throws IOException {
        Path start = folder.resolve("start.safetensors");
        Outcome.done("export", model, "--format", "safetensors", "-o", start);
        Path link = Files.createSymbolicLink(folder.resolve("link"), start);
        byte[] before = Files.readAllBytes(start);
        for (Object[] output : new Object[][] {{"-o", start}, {"-o", link}, {"--csv", start}, {"--checkpoint", link}}) {
            Outcome outcome = Outcome.of("train", experiment, "--weights", start, output[0], output[1], "--quiet");
            assertEquals(2, outcome.status());
            assertTrue(outcome.err().contains("this file is read here, and would be written over."), outcome.err());
        }
        assertArrayEquals(before, Files.readAllBytes(start));
    }
}
