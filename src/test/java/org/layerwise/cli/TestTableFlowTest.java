package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code --test-table}: a second file as the test part, from the first command to the last. */
class TestTableFlowTest {
    @TempDir
    Path folder;

    private Path table;
    private Path other;
    private Path experiment;

    /** Every fifth flower is in the second file, whose columns stand the other way round. */
    @BeforeEach
    void twoTables() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("sample-data/iris.csv"));
        table = write("in/flowers.csv", IntStream.range(0, lines.size()).filter(i -> i % 5 > 0 || i == 0), lines);
        other = write(
                "in/later.csv",
                IntStream.range(0, lines.size()).filter(i -> i % 5 == 0),
                lines.stream()
                        .map(line -> String.join(",", List.of(line.split(",")).reversed()))
                        .toList());
        experiment = folder.resolve("exp/e.json");
        Files.createDirectory(experiment.getParent());
    }

    private Path write(String name, IntStream which, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, which.mapToObj(lines::get).toList());
    }

    private void create(Object... more) {
        List<Object> all = new ArrayList<>(List.of("new", table, "--target", "species", "--epochs", "8"));
        all.addAll(List.of("-o", experiment));
        all.addAll(List.of(more));
        Outcome.done(all.toArray());
    }

    private JsonNode split(Path file) {
        return new ObjectMapper()
                .readTree(Outcome.done("inspect", file, "--json"))
                .get("experiment")
                .get("split");
    }

    private static String rows(String evaluation) {
        return evaluation.lines().findFirst().orElseThrow();
    }

    @Test
    void bothFilesLeadToItsRowsFromWhereverTheModelStands() throws Exception {
        create("--test-table", other);
        assertEquals("../in/later.csv", split(experiment).get("testTable").stringValue());
        assertTrue(split(experiment).get("testFingerprint").stringValue().startsWith("sha256:"));
        Path model = folder.resolve("deep/er/m.layerwise");
        Files.createDirectories(model.getParent());
        Outcome.done("train", experiment, "-o", model, "--quiet");
        assertEquals("../../in/later.csv", split(model).get("testTable").stringValue());
        String whole = Outcome.done("evaluate", model, other);
        assertEquals("rows      30", rows(whole));
        assertEquals(whole, Outcome.done("evaluate", model, other, "--part", "test"));
        Outcome first = Outcome.of("evaluate", model, table, "--part", "test");
        assertEquals(whole, first.out());
        assertTrue(first.err().contains("later.csv: the test part is this file."), first.err());
        assertEquals("rows      24", rows(Outcome.done("evaluate", model, table, "--part", "validation")));
        assertEquals("rows      96", rows(Outcome.done("evaluate", model, table, "--part", "train")));
        assertTrue(Outcome.done("inspect", model).contains("test table ../../in/later.csv\n"));
        Path moved = Files.createDirectory(folder.resolve("moved"));
        Path there = Files.move(table, moved.resolve("flowers.csv"));
        Files.move(other, moved.resolve("later.csv"));
        assertEquals(whole, Outcome.done("evaluate", model, there, "--part", "test"));
        Files.delete(moved.resolve("later.csv"));
        Outcome gone = Outcome.of("evaluate", model, there, "--part", "test");
        assertEquals(2, gone.status());
        assertTrue(
                gone.err().contains("its test part is a file of its own, which is not at ")
                        && gone.err().contains("Give that file in place of this one."),
                gone.err());
    }

    @Test
    void theWrongTableIsToldFromTheRightOne() throws Exception {
        create("--test-table", other);
        Outcome.done("train", experiment, "--quiet");
        Path model = folder.resolve("exp/e.layerwise");
        Outcome second = Outcome.of("evaluate", model, other, "--part", "train");
        assertEquals(2, second.status());
        assertTrue(
                second.err()
                        .contains("is the test table; its rows are the test part. The train part stands in"
                                + " ../in/flowers.csv. Give that file, or use --part all"),
                second.err());
        Outcome neither = Outcome.of("evaluate", model, Path.of("sample-data/iris.csv"), "--part", "test");
        assertEquals(2, neither.status());
        assertTrue(neither.err().contains("is neither of the model's tables as it was then."), neither.err());
        Files.writeString(other, Files.readString(other).replace("virginica", "setosa"));
        Outcome changed = Outcome.of("evaluate", model, table, "--part", "test");
        assertEquals(2, changed.status());
        assertTrue(changed.err().contains("the test table has changed since the experiment was made"), changed.err());
        Outcome itself = Outcome.of("evaluate", model, other, "--part", "test");
        assertEquals(2, itself.status());
        assertTrue(itself.err().contains("the file has changed since the model was trained"), itself.err());
        Outcome trained = Outcome.of("train", experiment, "--quiet");
        assertEquals(0, trained.status());
        assertTrue(trained.err().contains("the test table has changed since"), trained.err());
        assertEquals("rows      30", rows(Outcome.done("evaluate", model, table, "--part", "test")));
    }

    @Test
    void theRunIsThatWithoutIt() throws Exception {
        create("--test-table", other);
        Path with = folder.resolve("with.layerwise");
        Outcome.done("train", experiment, "-o", with, "--csv", folder.resolve("with.csv"), "--quiet");
        create();
        Path without = folder.resolve("without.layerwise");
        Outcome.done("train", experiment, "-o", without, "--csv", folder.resolve("without.csv"), "--quiet");
        assertEquals(Files.readString(folder.resolve("without.csv")), Files.readString(folder.resolve("with.csv")));
        assertEquals(
                Outcome.done("evaluate", without, table, "--folds", "3"),
                Outcome.done("evaluate", with, table, "--folds", "3"));
    }

    @Test
    void settingsNameItToo() throws Exception {
        create("--set", "split.testTable=../in/later.csv");
        assertTrue(split(experiment).get("testFingerprint").stringValue().startsWith("sha256:"));
        Path third = Files.copy(other, folder.resolve("exp/third.csv"));
        Files.writeString(third, Files.readString(third).replaceFirst("\n[^\n]*\n", "\n"));
        Outcome trained = Outcome.of("train", experiment, "--set", "split.testTable=third.csv", "--quiet");
        assertEquals("", trained.err());
        assertEquals(
                "rows      29",
                rows(Outcome.done("evaluate", folder.resolve("exp/e.layerwise"), table, "--part", "test")));
        Outcome both = Outcome.of("train", experiment, "--set", "split.test=0.2");
        assertEquals(2, both.status());
        assertTrue(both.err().contains("split.test: the test part is a file of its own, ../in/later.csv"), both.err());
    }

    @Test
    void aRunGoesOnWithBothTables() throws Exception {
        create("--test-table", other);
        Path checkpoint = folder.resolve("run.checkpoint");
        Outcome.done("train", experiment, "-o", folder.resolve("whole.layerwise"), "--quiet");
        Outcome.done(
                "train",
                experiment,
                "-o",
                folder.resolve("part.layerwise"),
                "--checkpoint",
                checkpoint,
                "--set",
                "training.epochs=5",
                "--quiet");
        Path moved = Files.move(other, folder.resolve("elsewhere.csv"));
        Outcome lost = Outcome.of("train", "--resume", checkpoint, "--quiet");
        assertEquals(2, lost.status());
        assertTrue(lost.err().contains("later.csv"), lost.err());
        Files.copy(moved, other);
        Outcome.done(
                "train",
                "--resume",
                checkpoint,
                "-o",
                folder.resolve("resumed.layerwise"),
                "--set",
                "training.epochs=8",
                "--quiet");
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole.layerwise")),
                Files.readAllBytes(folder.resolve("resumed.layerwise")));
        Files.delete(other);
        Outcome.done(
                "train", "--resume", checkpoint, "--test-table", moved, "-o", folder.resolve("r.layerwise"), "--quiet");
    }

    @Test
    void newSaysWhatDoesNotFit() throws Exception {
        Path lacking = Files.writeString(folder.resolve("lacking.csv"), "sepal_length,species\n1,setosa\n");
        Outcome outcome = Outcome.of("new", table, "--target", "species", "--test-table", lacking, "-o", experiment);
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().contains("the table has no column \"sepal_width\""), outcome.err());
        Outcome both = Outcome.of(
                "new", table, "--target", "species", "--test-table", other, "--test", "0.1", "-o", experiment);
        assertEquals(2, both.status());
        assertTrue(both.err().contains("the test part is this file; --test keeps a share"), both.err());
    }
}
