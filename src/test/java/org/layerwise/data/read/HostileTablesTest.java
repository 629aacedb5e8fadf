package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.Main;

/** Tables and models that would fill memory, or never end, in a process of little memory. */
class HostileTablesTest {
    private static final Path CASES = Path.of("src", "test", "cases", "hostile").toAbsolutePath();

    @TempDir
    Path folder;

    private record Ended(int status, String out, String err) {}

    private Ended layerwise(int megabytes, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends");
        } finally {
            process.destroyForcibly();
        }
        return new Ended(
                process.exitValue(),
                Files.readString(out),
                Files.readString(err).replace(folder + "/", "").replace(CASES + "/", ""));
    }

    private Path packed(String name, String begin, String again, int times) throws IOException {
        Path file = folder.resolve(name);
        byte[] part = again.repeat((1 << 20) / Math.max(1, again.length())).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(begin.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < times; i++) {
                out.write(part);
            }
        }
        return file;
    }

    @Test
    void aFieldOfAGigabyteAndAHalfIsRefusedWithItsLine() throws IOException, InterruptedException {
        Path file = packed("field.csv.gz", "a,b\n1,2\n3,", "x", 1500);
        assertTrue(Files.size(file) < 2_000_000);
        Ended ended = layerwise(64, "profile", file);
        assertEquals(2, ended.status(), ended.err());
        assertTrue(
                ended.err()
                        .startsWith(
                                "error: field.csv.gz, line 3: a row that begins here has more than 8,388,608 characters"),
                ended.err());
    }

    @Test
    void anUnclosedQuoteIsNamedWithTheLineWhereItBegan() throws IOException, InterruptedException {
        Ended ended = layerwise(64, "profile", packed("quote.csv.gz", "a,b\n1,2\n3,\"", "xxxxxxx\n", 300));
        assertEquals(2, ended.status(), ended.err());
        assertTrue(
                ended.err()
                        .startsWith(
                                "error: quote.csv.gz, line 3: a quote (\") is opened here and not closed within 8,388,608"),
                ended.err());
    }

    @Test
    void aHeaderWithoutEndIsRefused() throws IOException, InterruptedException {
        Ended ended = layerwise(64, "profile", packed("header.csv.gz", "", "a,", 300));
        assertEquals(2, ended.status(), ended.err());
        assertTrue(ended.err().startsWith("error: header.csv.gz, line 1: "), ended.err());
    }

    @Test
    void whatIsNoRegularFileIsRefusedAtOnce() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.csv");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        for (String table : List.of(pipe.toString(), "/dev/zero")) {
            Ended ended = layerwise(64, "profile", table);
            assertEquals(2, ended.status(), ended.err());
            assertTrue(
                    ended.err().contains(": this is no regular file, but a pipe, a device or a socket"), ended.err());
        }
        Path sound = Files.copy(Path.of("sample-data", "iris.csv"), folder.resolve("iris.csv"));
        Path experiment = folder.resolve("e.json");
        assertEquals(
                0,
                layerwise(128, "new", sound, "--target", "species", "-o", experiment)
                        .status());
        Files.writeString(experiment, Files.readString(experiment).replace("\"iris.csv\"", "\"pipe.csv\""));
        Ended ended = layerwise(64, "inspect", experiment);
        assertEquals(2, ended.status());
        assertTrue(ended.err().contains("pipe.csv: this is no regular file"), ended.err());
    }

    @Test
    void aModelThatUnpacksToMuchMoreIsRefused() throws IOException, InterruptedException {
        Ended ended = layerwise(64, "inspect", CASES.resolve("bomb-head.layerwise"));
        assertEquals(2, ended.status(), ended.err());
        assertTrue(
                ended.err()
                        .startsWith("error: bomb-head.layerwise, model.json: this entry would unpack to 3900004 bytes"),
                ended.err());
    }

    @Test
    void theCasesThatFailedAreRefusedOrRead() throws IOException, InterruptedException {
        Files.copy(Path.of("sample-data", "iris.csv"), folder.resolve("iris.csv"));
        for (List<String> each : List.of(
                List.of(
                        "bigint-units.json",
                        "bigint-units.json, network.dense1.units: a whole number up to 2147483647 is"),
                List.of("shape-conv.json", "c (Conv2D): "),
                List.of(
                        "version-big.json",
                        "version-big.json, version: the file has version 100000000000000000000;"))) {
            Path copy = Files.copy(CASES.resolve(each.getFirst()), folder.resolve(each.getFirst()));
            Ended ended = layerwise(128, "inspect", copy);
            assertEquals(2, ended.status(), ended.err());
            assertTrue(ended.err().startsWith("error: " + each.getLast()), ended.err());
        }
        for (String table : List.of("date-fraction-small.csv", "invoice-numbers.csv")) {
            Ended ended = layerwise(128, "profile", CASES.resolve(table));
            assertEquals(0, ended.status(), ended.err());
            assertTrue(ended.out().contains("columns"), ended.out());
        }
    }

    @Test
    void manyTokensOrLevelsInAnExperimentAreRefused() throws IOException, InterruptedException {
        for (String text : List.of(
                "{\"format\":\"layerwise-experiment\",\"version\":2,\"data\":[" + "{},".repeat(5_000_000) + "{}]}",
                "{\"format\":\"layerwise-experiment\",\"version\":2,\"data\":" + "[".repeat(5_000_000),
                "{\"format\":\"layerwise-experiment\",\"version\":" + "9".repeat(5_000_000) + "}")) {
            Path file = Files.writeString(folder.resolve("bomb.json"), text);
            Ended ended = layerwise(64, "inspect", file);
            assertEquals(2, ended.status(), ended.err());
            assertTrue(ended.err().contains("this is more than a file of this kind holds: "), ended.err());
        }
    }

    /** Of short rows, the rows take the memory and not the bytes. */
    @Test
    @Tag("slow")
    void tenMillionShortRowsAreReadWithLittleMemory() throws IOException, InterruptedException {
        Path file = folder.resolve("rows.csv");
        String rows = "1,0\n2,1\n3,0\n4,1\n5,1\n".repeat(10_000);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("a,b\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 200; i++) {
                out.write(rows.getBytes(StandardCharsets.UTF_8));
            }
        }
        Ended ended = layerwise(256, "profile", file);
        assertEquals(0, ended.status(), ended.err());
        assertTrue(ended.out().contains("rows        10,000,000"), ended.out());
    }

    /** A file of several gzip members says at its end how long the last one is, not all of them. */
    private Path members(String name, String rows, int times) throws IOException {
        Path file = folder.resolve(name);
        byte[] part = rows.repeat((1 << 20) / rows.length()).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(member)) {
            out.write(part);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            Files.copy(packed("head.gz", "a,b\n", "", 0), out);
            for (int i = 0; i < times; i++) {
                member.writeTo(out);
            }
        }
        return file;
    }

    @Test
    @Tag("slow")
    void rowsThatTurnOutToBeTooManyForMemoryGoToTheColumnFile() throws IOException, InterruptedException {
        Path file = members("members.csv.gz", "1,0\n2,1\n3,0\n4,1\n5,1\n", 40);
        assertTrue(Files.size(file) < 1_000_000);
        Ended ended = layerwise(128, "profile", file);
        assertEquals(0, ended.status(), ended.err());
        assertTrue(ended.out().contains("rows        10,4"), ended.out());
        assertTrue(Files.exists(LargeTables.columns(file)), "the cells are beside the table");
    }

    @Test
    void rowsBetweenBlankLinesThatFillMemoryAreRefused() throws IOException, InterruptedException {
        Path file = packed("blank.csv.gz", "a,b\n", "1,0\n\n", 20);
        Ended ended = layerwise(64, "profile", file);
        assertEquals(2, ended.status(), ended.err());
        assertTrue(
                ended.err()
                        .matches(
                                "(?s)error: blank.csv.gz: its first [0-9,]+ rows of 2 columns need about 4[0-9] MB of memory"
                                        + " while they are read, and Java may use 64 MB\\. Give Layerwise more memory.*"),
                ended.err());
    }

    @Test
    @Tag("slow")
    void moreRowsThanMemoryHoldsTheNumbersOfAreRefusedBeforeAnythingIsDoneWithThem()
            throws IOException, InterruptedException {
        Path file = packed("rows.csv.gz", "a,b\n", "1,0\n2,1\n", 40);
        for (List<Object> command : List.<List<Object>>of(
                List.of("profile", file), List.of("new", file, "--target", "b", "-o", folder.resolve("e.json")))) {
            Ended ended = layerwise(64, command.toArray());
            assertEquals(2, ended.status(), ended.err());
            assertTrue(
                    ended.err().startsWith("error: rows.csv.gz: has 10,485,760 rows of 2 columns: this takes about "),
                    ended.err());
            assertTrue(ended.err().contains("-Xmx1g, or use fewer rows."), ended.err());
        }
    }
}
