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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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

    /** @param to the shell's words for where standard output goes */
    private Outcome process(String to, Object... arguments) throws Exception {
        String line = "exec \"$0\" \"$@\" " + to;
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", line, Path.of("layerwise").toAbsolutePath().toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LAYERWISE_BUILD", "never");
        builder.environment().put("LAYERWISE_STORE", folder.resolve("store").toString());
        Path err = folder.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, Files.readString(err));
    }

    @Test
    void theProcessEndsWithStatusTwo() throws Exception {
        for (String to : List.of(">/dev/full", ">&-")) {
            Outcome lost = process(to, "predict", model, table);
            assertEquals(2, lost.status(), lost.err());
            assertTrue(lost.err().startsWith("error: standard output cannot be written: "), lost.err());
            assertEquals(1, lost.err().lines().count(), lost.err());
        }
    }

    /** What is opened first would else get the closed descriptor, and with it what is said. */
    @Test
    void withoutStandardErrorAModelIsWrittenAllTheSame() throws Exception {
        Path copy = folder.resolve("copy.layerwise");
        Path csv = folder.resolve("copy.csv");
        Outcome silent = process("2>&- >&- <&-", "train", experiment, "-o", copy, "--csv", csv);
        assertEquals(new Outcome(0, "", ""), silent);
        assertEquals(-1, Files.mismatch(model, copy));
        assertTrue(Files.readString(csv).startsWith("epoch,step,metric,layer,value\n1,1,"));
    }

    @Test
    void aReaderThatHasHadEnoughEndsNothing() throws Exception {
        Outcome head = process("| head -n 1; exit 0", "predict", model, table);
        assertEquals("prediction,probability:setosa,probability:versicolor,probability:virginica\n", head.out());
        assertEquals("", head.err());
    }

    /** Every command that prints, with the process's own descriptors. */
    @Test
    @Tag("faults")
    void everyCommandEndsWithStatusTwo() throws Exception {
        for (Object[] command : new Object[][] {
            {"predict", model, table},
            {"evaluate", model, table},
            {"evaluate", model, table, "--json"},
            {"evaluate", model, table, "--folds", "2"},
            {"inspect", model},
            {"inspect", experiment, "--json"},
            {"kinds"},
            {"kinds", "--json"},
            {"profile", table},
            {"profile", table, "--json"},
            {"new", table, "--target", "species", "-o", folder.resolve("again.json")},
            {"runs", "list", "--json"},
            {"--help"},
            {"--version"},
            {"train", "--help"}
        }) {
            for (String to : List.of(">/dev/full", ">&-")) {
                Outcome lost = process(to, command);
                String what = String.join(" ", command[0].toString(), to, lost.err());
                assertEquals(2, lost.status(), what);
                assertTrue(lost.err().contains("standard output cannot be written"), what);
            }
        }
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
