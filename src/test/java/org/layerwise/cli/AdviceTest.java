package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.JsonText;
import tools.jackson.databind.JsonNode;

/** What {@code new} and {@code profile} advise: few settings that do what is meant, each of which can be used as it is printed. */
class AdviceTest {
    @TempDir
    Path folder;

    private Path table(String head, IntFunction<String> row) throws IOException {
        List<String> lines = new ArrayList<>(List.of(head));
        IntStream.range(0, 60).mapToObj(row).forEach(lines::add);
        return Rows.write(folder.resolve("t.csv"), lines.toArray(String[]::new));
    }

    private Outcome created(Path table, String... settings) {
        List<Object> arguments =
                new ArrayList<>(List.of("new", table, "--target", "y", "-o", folder.resolve("t.json")));
        for (String setting : settings) {
            arguments.add("--set");
            arguments.add(setting);
        }
        Outcome outcome = Outcome.of(arguments.toArray());
        assertEquals(0, outcome.status(), outcome.err());
        return outcome;
    }

    private JsonNode data() throws IOException {
        return JsonText.parse(Files.readString(folder.resolve("t.json")), "t.json")
                .get("data");
    }

    private static List<String> offered(Outcome created) {
        return created.out().lines().filter(line -> line.contains("--set '")).toList();
    }

    /** The setting of the only offer. */
    private static String onlyOffer(Outcome created) {
        List<String> offered = offered(created);
        assertEquals(1, offered.size(), created.out());
        return offered.getFirst().replaceFirst(".*--set '", "").replaceFirst("'$", "");
    }

    private static String measured(int row, int column, String none) {
        return (row + 3 * column) % 11 == 0 ? none : 10 + (row * 7 + column) % 23 + ".5";
    }

    @Test
    void oneSettingForTheSameSentinelOfSeveralColumns() throws IOException {
        Path table = table(
                "a,b,c,d,e,y",
                row -> String.join(
                        ",",
                        measured(row, 0, "-999"),
                        measured(row, 1, "-999"),
                        measured(row, 2, "-999"),
                        measured(row, 3, "-999"),
                        measured(row, 4, "-999"),
                        row % 2 == 0 ? "p" : "q"));
        Outcome created = created(table);
        assertTrue(offered(created).getFirst().startsWith("  a, b, c, d, e: Count as missing: "), created.out());
        String setting = onlyOffer(created);
        assertTrue(setting.startsWith("data.missing=[\"\",\"NA\","), setting);
        assertTrue(setting.endsWith(",\"-999\"]"), setting);
        Outcome again = created(table, setting);
        assertEquals(List.of(), offered(again));
        assertFalse(again.err().contains("far outside"), again.err());
        assertFalse(data().has("reading"), data()::toString);
    }

    @Test
    void twoSentinelsOfOneColumnAreOneSetting() throws IOException {
        Path table = table(
                "a,b,y",
                row -> measured(row, 0, row < 30 ? "-999" : "-99999") + "," + row * row % 37 + ".5,"
                        + (row % 2 == 0 ? "p" : "q"));
        String setting = onlyOffer(created(table));
        assertTrue(setting.startsWith("data.reading.a.missing=["), setting);
        assertTrue(setting.contains("\"-999\"") && setting.contains("\"-99999\""), setting);
        assertEquals(List.of(), offered(created(table, setting)));
    }

    @Test
    void aNumberThatIsOrdinaryElsewhereIsMissingInItsColumnsAlone() throws IOException {
        Path table = table(
                "a,b,depth,y",
                row -> measured(row, 0, "-999") + "," + measured(row, 1, "-999") + ","
                        + (row % 3 == 0 ? "-999" : -900 - row) + "," + (row % 2 == 0 ? "p" : "q"));
        List<String> offered = offered(created(table));
        assertEquals(2, offered.size(), offered::toString);
        assertTrue(offered.get(0).contains("data.reading.a.missing="), offered.get(0));
        assertTrue(offered.get(1).contains("data.reading.b.missing="), offered.get(1));
    }

    @Test
    void aListIsCutOnlyWhereThatSavesMoreThanALineOrTwo() throws IOException {
        List<String> names = IntStream.range(0, 10).mapToObj(i -> "m" + i).toList();
        Path ten = table(
                String.join(",", names) + ",y",
                row -> String.join(",", Collections.nCopies(10, row * 7 % 23 + ".5")) + "," + row % 2);
        String shown = created(ten).out();
        assertTrue(shown.contains("number     m0, m1, m2, m3, m4, m5, m6, m7, m8, m9\n"), shown);
        Path eleven = table(
                String.join(",", names) + ",n,y",
                row -> String.join(",", Collections.nCopies(11, row * 7 % 23 + ".5")) + "," + row % 2);
        shown = created(eleven).out();
        assertTrue(shown.contains("m7 and 3 more\n"), shown);
    }

    private static String day(int row) {
        return LocalDate.of(2024, 1, 1).plusDays(row).toString();
    }

    @Test
    void rowsInOrderOfTimeAreNoted() throws IOException {
        Path rising = table("day,x,y", row -> day(row) + "," + row * 7 % 23 + ".5," + row % 2);
        String said = "note: " + rising + ", column day: the rows are in the order of day.";
        String err = created(rising).err();
        assertTrue(err.contains(said), err);
        assertTrue(err.contains("--set split.by=time --set split.by.column=day"), err);
        assertFalse(
                created(rising, "split.by=time", "split.by.column=day").err().contains("in the order of"));
        assertTrue(Outcome.done("profile", rising, "--target", "y").contains("the rows are in the order of day."));
        Path falling = table("day,x,y", row -> day(100 - row / 2) + "," + row * 7 % 23 + ".5," + row % 2);
        assertTrue(created(falling).err().contains("in the order of day"));
    }

    @Test
    void rowsInNoOrderOfTimeAreNot() throws IOException {
        Path mixed = table("day,x,y", row -> day(row * 7 % 60) + "," + row * 7 % 23 + ".5," + row % 2);
        assertFalse(created(mixed).err().contains("in the order of"));
        Path grouped = table("day,x,y", row -> day(row % 30) + "," + row * 7 % 23 + ".5," + row % 2);
        assertFalse(created(grouped).err().contains("in the order of"));
        Path constant = table("day,x,y", row -> day(1) + "," + row * 7 % 23 + ".5," + row % 2);
        assertFalse(created(constant).err().contains("in the order of"));
    }

    private JsonNode profiled(IntFunction<String> cell) throws IOException {
        String said = Outcome.done("profile", table("x,y", row -> cell.apply(row) + "," + row % 2), "--json");
        return JsonText.parse(said, "profile").get("columns").get(0);
    }

    @Test
    void yearsWithAMinusBehindAreNegativeWhereMostAreWrittenSo() throws IOException {
        JsonNode most = profiled(row -> 1900 + row + (row % 3 == 0 ? "" : "-"));
        assertEquals(-1959, most.get("min").doubleValue(), most::toString);
        assertEquals(1957, most.get("max").doubleValue(), most::toString);
        JsonNode few = profiled(row -> 1900 + row + (row % 9 == 0 ? "-" : ""));
        assertEquals(1901, few.get("min").doubleValue(), few::toString);
        JsonNode amounts = profiled(row -> 1900 + row + (row % 9 == 0 ? ".50-" : ".50"));
        assertEquals(-1954.5, amounts.get("min").doubleValue(), amounts::toString);
    }

    @Test
    void timesOfADayMayLackTheirSeconds() throws IOException {
        JsonNode day = profiled(row -> 10 + row % 12 + ":0" + row % 7 + (row % 4 == 0 ? "" : ":30"));
        assertEquals("h:m:s", day.get("reading").get("unit").stringValue(), day::toString);
        assertTrue(day.get("min").doubleValue() >= 36_000, day::toString);
        JsonNode runs = profiled(row -> row % 4 == 0 ? "1:0" + row % 7 + ":30" : 20 + row % 30 + ":15");
        assertEquals("m:s", runs.get("reading").get("unit").stringValue(), runs::toString);
        assertTrue(runs.get("max").doubleValue() < 4200, runs::toString);
        JsonNode alike = profiled(row -> 20 + row % 30 + ":15");
        assertEquals("h:m:s", alike.get("reading").get("unit").stringValue(), alike::toString);
    }

    @Test
    void fractionsStayFractions() throws IOException {
        assertEquals(
                "number",
                profiled(row -> 1 + row % 7 + "/" + List.of(8, 16, 32, 64).get(row % 4))
                        .get("type")
                        .stringValue());
        assertEquals("number", profiled(row -> row % 25 + 1 + "/25").get("type").stringValue());
        assertEquals(
                "identifier",
                profiled(row -> 100 + row + "/" + (61 + row % 37)).get("type").stringValue());
    }

    @Test
    void sizesOfOneThingAreNoMonths() throws IOException {
        assertEquals(
                "date",
                profiled(row -> List.of("Mar-20", "Jun-21", "Sep-22").get(row % 3))
                        .get("type")
                        .stringValue());
        assertEquals(
                "category",
                profiled(row -> List.of("SET-10", "SET-12", "SET-20").get(row % 3))
                        .get("type")
                        .stringValue());
    }

    @Test
    void theSpellingThatStandsForTheOthersIsNamed() throws IOException {
        Path table = table(
                "smokes,x,y",
                row -> (row % 4 == 0 ? "Yes" : row % 4 == 1 ? "yes" : row == 2 ? "No" : "no") + "," + row * 7 % 23
                        + ".5," + row % 2);
        String err = created(table).err();
        assertTrue(err.contains("\"Yes\" / \"yes\" as \"Yes\""), err);
        assertTrue(err.contains("\"No\" / \"no\" as \"no\""), err);
        String target = created(
                        table(
                                "x,y",
                                row -> row * 7 % 23 + ".5,"
                                        + List.of("hot", "Hot", "cold", "hot").get(row % 4)),
                        "data.reading.y.letters=ignore-case")
                .err();
        assertTrue(target.contains("\"hot\" / \"Hot\" as \"hot\""), target);
    }
}
