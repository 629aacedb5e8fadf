package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model reads a table that is written otherwise than its own: one error that names the cause, and settings that help. */
class AnotherTableTest {
    @TempDir
    Path folder;

    private static String number(int row) {
        return String.format(Locale.ROOT, "%.1f", 1000.5 + 7 * row);
    }

    /** Sixty rows. */
    private Path table(String name, String separator, java.util.function.UnaryOperator<String> written)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of(String.join(separator, "id", "price", "town", "y")));
        for (int row = 0; row < 60; row++) {
            lines.add(String.join(
                    separator,
                    "k" + row % 7 + "-" + row,
                    written.apply(number(row)),
                    row % 2 == 0 ? "Köln" : "Bonn",
                    row < 30 ? "low" : "high"));
        }
        return Rows.write(folder.resolve(name), lines.toArray(String[]::new));
    }

    private Path model(Path table) {
        Path experiment = folder.resolve(table.getFileName() + ".json");
        Path model = folder.resolve(table.getFileName() + ".layerwise");
        Outcome.done("new", table, "--target", "y", "--epochs", "3", "--layers", "4", "-o", experiment);
        Outcome.done("train", experiment, "--quiet", "--no-store", "-o", model);
        return model;
    }

    private static void assertOneError(Outcome outcome, String number, String setting) {
        assertEquals(2, outcome.status());
        assertEquals(
                1,
                outcome.err().lines().filter(line -> line.startsWith("error: ")).count(),
                outcome.err());
        assertTrue(outcome.err().contains('"' + number + "\" in line 2"), outcome.err());
        assertTrue(outcome.err().contains("Say how they are written: " + setting), outcome.err());
    }

    @Test
    void aDecimalPointWhereTheModelHasAComma() throws IOException {
        Path model = model(table("comma.csv", ";", text -> text.replace('.', ',')));
        Path other = table("point.csv", ";", text -> text);
        assertOneError(Outcome.of("predict", model, other), "1000.5", "--set data.format.decimal=point.");
        assertOneError(Outcome.of("evaluate", model, other), "1000.5", "--set data.format.decimal=point.");
        assertEquals(
                Outcome.done("predict", model, folder.resolve("comma.csv")),
                Outcome.done("predict", model, other, "--set", "data.format.decimal=point"));
        assertTrue(Outcome.done("evaluate", model, other, "--set", "data.format.decimal=point")
                .contains("accuracy"));
    }

    @Test
    void groupsOfThousandsThatTheModelDoesNotHave() throws IOException {
        Path model = model(table("plain.csv", ";", text -> text.replace('.', ',')));
        Path other = table("groups.csv", ";", text -> text.charAt(0) + "," + text.substring(1));
        assertOneError(
                Outcome.of("predict", model, other),
                "1,000.5",
                "--set data.format.decimal=point --set data.format.thousands=comma.");
        assertEquals(
                Outcome.done("predict", model, folder.resolve("plain.csv")),
                Outcome.done(
                        "predict",
                        model,
                        other,
                        "--set",
                        "data.format.decimal=point",
                        "--set",
                        "data.format.thousands=comma"));
    }

    @Test
    void aNumberToPredictIsLookedAtToo() throws IOException {
        Path mine = table("mine.csv", ";", text -> text.replace('.', ','));
        Path experiment = folder.resolve("r.json");
        Path model = folder.resolve("r.layerwise");
        Outcome.done("new", mine, "--target", "price", "--epochs", "2", "-o", experiment);
        Outcome.done("train", experiment, "--quiet", "--no-store", "-o", model);
        Path other = table("theirs.csv", ";", text -> text);
        assertOneError(Outcome.of("evaluate", model, other), "1000.5", "--set data.format.decimal=point.");
        Outcome.done("predict", model, other);
    }

    @Test
    void fewOddCellsAreNamedOneByOne() throws IOException {
        Path model = model(table("comma.csv", ";", text -> text.replace('.', ',')));
        Path other = table("odd.csv", ";", text -> text.equals("1000.5") ? text : text.replace('.', ','));
        Outcome outcome = Outcome.of("predict", model, other);
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().contains("\"1000.5\" is not a number"), outcome.err());
    }

    @Test
    void encodingMissingTextsAndFaultsAreSettings() throws IOException {
        Path model = model(table("town.csv", ",", text -> text));
        Path latin = folder.resolve("mac.csv");
        Files.writeString(
                latin,
                Files.readString(folder.resolve("town.csv")).replace("1000.5", "???"),
                Charset.forName("windows-1250"));
        assertEquals(2, Outcome.of("predict", model, latin).status());
        String western = "data.format.encoding=windows-1252";
        assertEquals(2, Outcome.of("predict", model, latin, "--set", western).status());
        String missing =
                Outcome.done("predict", model, latin, "--set", western, "--set", "data.missing=[\"\",\"???\"]");
        String faults = "data.faults.text=missing";
        assertEquals(missing, Outcome.done("predict", model, latin, "--set", western, "--set", faults));
        Outcome cyrillic =
                Outcome.of("predict", model, latin, "--set", faults, "--set", "data.format.encoding=windows-1251");
        assertTrue(cyrillic.err().contains("\"Kцln\" did not occur in training"), cyrillic.err());
        Outcome refused = Outcome.of("predict", model, latin, "--set", "training.epochs=3");
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("does not say how the table is read"), refused.err());
    }

    @Test
    void rowsAreToldApartByTheColumnsThatAreKept() throws IOException {
        Path mine = table("mine.csv", ",", text -> text);
        Path model = model(mine);
        assertTrue(Outcome.done("predict", model, mine).startsWith("prediction,probability:high,"));
        List<String> lines =
                Outcome.done("predict", model, mine, "--keep-id").lines().toList();
        assertTrue(lines.getFirst().startsWith("id,prediction,"), lines.getFirst());
        assertTrue(lines.get(60).startsWith("k3-59,"), lines.get(60));
        lines = Outcome.done("predict", model, mine, "--keep", "town", "--keep", "y", "--flags")
                .lines()
                .toList();
        assertTrue(lines.getFirst().startsWith("town,y,prediction,"), lines.getFirst());
        assertTrue(lines.get(1).startsWith("Köln,low,"), lines.get(1));
        Outcome unknown = Outcome.of("predict", model, mine, "--keep", "twon");
        assertEquals(2, unknown.status());
        assertTrue(unknown.err().contains("Its columns are: id, price, town, y."), unknown.err());
    }

    @Test
    void withoutAnIdentifierTheRowsAreNumbered() throws IOException {
        Path bare = folder.resolve("bare.csv");
        Files.write(
                bare,
                Files.readAllLines(table("mine.csv", ",", text -> text)).stream()
                        .map(line -> line.substring(line.indexOf(',') + 1))
                        .toList());
        Path model = model(bare);
        Path written = folder.resolve("p.csv");
        Outcome outcome = Outcome.of("predict", model, bare, "--keep-id", "-o", written);
        assertEquals("Wrote " + written + " (60 rows).\n", outcome.err());
        assertEquals("", outcome.out());
        List<String> lines = Files.readAllLines(written);
        assertTrue(lines.getFirst().startsWith("row,prediction,"), lines.getFirst());
        assertTrue(lines.get(60).startsWith("60,"), lines.get(60));
        assertFalse(Outcome.of("predict", model, bare).err().contains("Wrote"));
    }
}
