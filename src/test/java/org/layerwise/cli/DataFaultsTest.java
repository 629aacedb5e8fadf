package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows 30, 31 and 32 of what Layerwise survives: columns and targets that cannot help. */
class DataFaultsTest {
    @TempDir
    Path folder;

    private Path table(String head, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(head));
        lines.addAll(rows);
        return Rows.write(folder.resolve("t.csv"), lines.toArray(String[]::new));
    }

    private Outcome begin(Path table) {
        return Outcome.of("new", table, "--target", "y", "-o", folder.resolve("e.json"));
    }

    @Test
    void row30ColumnsAllMissingOrConstantAreLeftOutWithTheReason() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(i * 0.5 + ",NA,7," + (i % 2 == 0 ? "a" : "b"));
        }
        Path table = table("x,empty,same,y", rows);
        Outcome made = begin(table);
        assertEquals(0, made.status(), made.err());
        assertTrue(
                made.err().contains("column empty: the column has no value in any row; it is left out."), made.err());
        assertTrue(
                made.err()
                        .contains(
                                "column same: the column has the same value, 7, wherever it has one; it is left out."),
                made.err());
        String inspected = Outcome.done("inspect", folder.resolve("e.json"));
        assertTrue(inspected.lines().anyMatch(line -> line.matches("features +x")), inspected);
        String profile = Outcome.done("profile", table, "--target", "y");
        assertTrue(
                profile.contains("column empty: the column has no value in any row. It would be left out."), profile);
        assertTrue(
                profile.contains(
                        "column same: the column has the same value, 7, wherever it has one. It would be left out."),
                profile);
    }

    @Test
    void row31OneClassOnlyIsRefusedBeforeTraining() throws IOException {
        Path table = table("x,y", List.of("1,a", "2,a", "3,a"));
        Outcome made = begin(table);
        assertEquals(2, made.status(), made.err());
        assertTrue(
                made.err().contains("the target has 1 class; at least 2 are needed. Choose another target."),
                made.err());
        String profile = Outcome.done("profile", table, "--target", "y");
        assertTrue(
                profile.contains("the target has the same value, a, wherever it has one; there is nothing to learn."));
    }

    @Test
    void row31AClassWithOneRowIsExplained() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(i * 0.5 + "," + (i % 2 == 0 ? "a" : "b"));
        }
        rows.add("3,rare");
        Path table = table("x,y", rows);
        String profile = Outcome.done("profile", table, "--target", "y");
        assertTrue(profile.contains("the class rare has one row only: it cannot be both learned and tested."), profile);
        Outcome made = begin(table);
        Outcome trained = Outcome.of("train", folder.resolve("e.json"), "--set", "training.epochs=2", "--quiet");
        assertEquals(0, trained.status(), trained.err());
        assertTrue((made.err() + trained.err()).contains("rare"), made.err() + trained.err());
    }

    @Test
    void row31RowsWithoutATargetAreLeftOutAndCounted() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(i * 0.5 + "," + (i % 10 == 3 ? "" : i % 2 == 0 ? "a" : "b"));
        }
        Path table = table("x,y", rows);
        begin(table);
        Outcome trained = Outcome.of("train", folder.resolve("e.json"), "--set", "training.epochs=2", "--quiet");
        assertEquals(0, trained.status(), trained.err());
        assertTrue(
                trained.err().contains("4 of 40 rows have no target and are left out: lines 5, 15, 25, 35."),
                trained.err());
        assertTrue(Outcome.done("profile", table, "--target", "y")
                .contains("4 of 40 rows have no target and would be left out."));
    }

    @Test
    void row31ATargetMissingEverywhereIsRefused() throws IOException {
        Outcome made = begin(table("x,y", List.of("1,", "2,NA", "3,?")));
        assertEquals(2, made.status());
        assertTrue(made.err().contains("the target has no value in any row. Choose another target."), made.err());
    }

    @Test
    void row32HugeCardinalityIsWarnedOfAndNeverSilentlyOneHot() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            rows.add("customer-" + i % 30_000 + "," + i % 97 + "," + (i % 3 == 0 ? "a" : "b"));
        }
        Path table = table("customer,x,y", rows);
        Outcome made = begin(table);
        assertEquals(0, made.status(), made.err());
        assertTrue(made.err().contains("column customer: the column has about "), made.err());
        assertTrue(made.err().contains(" categories, more than 50; it is left out."), made.err());
        String inspected = Outcome.done("inspect", folder.resolve("e.json"));
        assertTrue(inspected.lines().anyMatch(line -> line.matches("features +x")), inspected);
        assertFalse(Files.readString(folder.resolve("e.json")).contains("customer-"));
        String profile = Outcome.done("profile", table, "--target", "y");
        assertTrue(profile.contains("categories, more than 50. It would be left out."), profile);
    }
}
