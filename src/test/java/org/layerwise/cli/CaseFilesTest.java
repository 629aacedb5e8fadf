package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.JsonText;
import tools.jackson.databind.JsonNode;

/** Small tables made after public reports on other programs: each is read as a person would read it. */
class CaseFilesTest {
    private static final Path CASES = Path.of("src/test/cases");

    @TempDir
    Path folder;

    private static Path file(String name) {
        return CASES.resolve(name + ".csv");
    }

    private static JsonNode profile(String name, Object... more) {
        Object[] arguments = new Object[3 + more.length];
        arguments[0] = "profile";
        arguments[1] = file(name);
        arguments[2] = "--json";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return JsonText.parse(Outcome.done(arguments), "profile");
    }

    private static JsonNode column(String name, String column) {
        for (JsonNode each : profile(name).get("columns")) {
            if (each.get("name").stringValue().equals(column)) {
                return each;
            }
        }
        throw new AssertionError("no column " + column + " in " + name);
    }

    private static String type(String name, String column) {
        return column(name, column).get("type").stringValue();
    }

    private Outcome created(String name, Object... more) {
        Object[] arguments = new Object[6 + more.length];
        System.arraycopy(
                new Object[] {"new", file(name), "--target", "y", "-o", folder.resolve(name + ".json")},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        Outcome outcome = Outcome.of(arguments);
        assertEquals(0, outcome.status(), outcome.err());
        return outcome;
    }

    /** A figure of the validation part after training with the defaults. */
    private double figure(String name, String target, String metric) {
        Path experiment = folder.resolve(name + ".json");
        Path model = folder.resolve(name + ".layerwise");
        Outcome.done("new", file(name), "--target", target, "-o", experiment);
        Outcome.done("train", experiment, "--quiet", "--no-store", "-o", model);
        String json = Outcome.done("evaluate", model, file(name), "--part", "validation", "--json");
        return JsonText.parse(json, "evaluate").get("metrics").get(metric).doubleValue();
    }

    private static void assertSays(String expected, String text) {
        assertTrue(text.contains(expected), text);
    }

    @Test
    void epoch() {
        assertEquals(figure("epoch0", "y", "r2"), figure("epoch", "y", "r2"), 1e-4);
    }

    @Test
    void off1e8() {
        assertTrue(figure("off1e8", "y", "r2") >= 0.99);
    }

    @Test
    void tgt() {
        assertTrue(figure("tgt", "y", "r2") >= 0.99);
    }

    @Test
    void noiseid() {
        Outcome made = created("noiseid");
        assertSays(
                "column Id: the column numbers the rows: 150 of 150 values differ, and its name says so", made.err());
        assertEquals("identifier", type("noiseid", "Id"));
        assertTrue(figure("noiseid", "y", "accuracy") < 0.6, "near chance, 0.33");
    }

    @Test
    void oneSettingTakesRowNumbersBack() {
        created("noiseid", "--set", "data.columns.Id.type=integer");
        Path model = folder.resolve("taken.layerwise");
        Outcome.done("train", folder.resolve("noiseid.json"), "--quiet", "--no-store", "-o", model);
        String json = Outcome.done("evaluate", model, file("noiseid"), "--json");
        assertTrue(JsonText.parse(json, "").get("metrics").get("accuracy").doubleValue() > 0.9, json);
    }

    @Test
    void namibia() {
        Outcome made = created("namibia");
        assertSays("codes among their like here: \"NA\" 21", made.err());
        assertEquals(0, column("namibia", "country").get("missing").intValue());
        assertTrue(figure("namibia", "y", "accuracy") >= 0.98);
    }

    @Test
    void aCodeCanBeMadeMissing() {
        JsonNode read = profile("namibia", "--set", "data.reading.country.missing=[\"\",\"NA\"]");
        assertEquals(21, read.get("columns").get(0).get("missing").intValue());
        assertEquals(
                "{\"NA\":21}", read.get("columns").get(0).get("missingTexts").toString());
    }

    @Test
    void otherTextsCanMeanNoValue() {
        JsonNode read = profile("sent", "--set", "data.missing=[\"\",\"-999\"]");
        assertEquals(12, read.get("columns").get(0).get("missing").intValue());
    }

    @Test
    void rnames() {
        List<String> names = profile("rnames")
                .get("columns")
                .valueStream()
                .map(column -> column.get("name").stringValue())
                .toList();
        assertEquals(List.of("row_names", "A", "B", "C"), names);
        assertEquals("identifier", type("rnames", "row_names"));
        assertTrue(figure("rnames", "C", "accuracy") > 0.8);
    }

    @Test
    void trailrows() {
        assertEquals(3, profile("trailrows").get("columns").size());
        assertTrue(figure("trailrows", "C", "accuracy") > 0.8);
    }

    @Test
    void dash() {
        for (String column : List.of("a", "b", "c")) {
            assertEquals("number", type("dash", column));
        }
        assertSays("a: \"-\" 15; b: \".\" 17; c: \"None\" 20", created("dash").err());
    }

    @Test
    void total() {
        Outcome made = created("total");
        assertSays("line 62: the last row (\"Total\") holds totals", made.err());
        assertEquals("number", type("total", "x"));
        assertEquals(60, profile("total").get("rows").intValue());
    }

    @Test
    void censored() {
        assertEquals("number", type("censored", "conc"));
        assertEquals(
                "{\"name\":\"conc\",\"limits\":\"limit\"}",
                column("censored", "conc").get("reading").toString());
        assertSays(
                "numbers behind < or > are taken for the limit itself",
                created("censored").err());
    }

    @Test
    void decomposedLettersAreTheSame() {
        Outcome.done("new", file("pt_nfd"), "--target", "gr\u00f6\u00dfe", "-o", folder.resolve("nfd.json"));
        JsonNode city = column("nfmix", "city");
        assertEquals(column("nfc", "city").get("distinct"), city.get("distinct"));
        assertEquals(figure("nfc", "y", "accuracy"), figure("nfmix", "y", "accuracy"));
    }

    @Test
    void equalNumbersAreOneClass() {
        assertEquals(figure("float01", "y", "accuracy"), figure("mixlab", "y", "accuracy"));
        Path model = folder.resolve("mixlab.layerwise");
        String json = Outcome.done("evaluate", model, file("mixlab"), "--json");
        assertEquals(
                "[\"0\",\"1.0\"]",
                JsonText.parse(json, "").get("confusion").get("classes").toString());
    }

    @Test
    void caselab() {
        Outcome made = created("caselab");
        assertSays("some values differ by case or blanks alone", made.err());
        assertSays("y: Merge them: --set 'data.reading.y.letters=ignore-case'", made.out());
        created("caselab", "--set", "data.reading.y.letters=ignore-case");
        Path model = folder.resolve("caselab.layerwise");
        Outcome.done("train", folder.resolve("caselab.json"), "--quiet", "--no-store", "-o", model);
        String json = Outcome.done("evaluate", model, file("caselab"), "--json");
        assertEquals(2, JsonText.parse(json, "").get("confusion").get("classes").size());
    }

    @Test
    void uminus() {
        assertEquals("number", type("uminus", "x"));
        assertSays("the minus sign", created("uminus").err());
        assertTrue(figure("uminus", "y", "r2") > 0.95);
    }

    @Test
    void currency() {
        assertEquals("number", type("currency", "price"));
        assertEquals("number", type("currency", "rate"));
        assertEquals(
                "every value is a number with the unit $",
                column("currency", "price").get("reason").stringValue());
        assertTrue(figure("currency", "y", "r2") > 0.95);
    }

    @Test
    void indian() {
        assertEquals("integer", type("indian", "amount"));
        assertTrue(figure("indian", "y", "r2") > 0.95);
    }

    @Test
    void units() {
        assertEquals(
                "every value is a number with the unit kg",
                column("units", "weight").get("reason").stringValue());
        assertEquals(
                "every value is a number with the unit cm",
                column("units", "len").get("reason").stringValue());
        assertTrue(figure("units", "y", "r2") > 0.95);
    }

    @Test
    void usdate() {
        JsonNode when = column("usdate", "when");
        assertEquals("date", when.get("type").stringValue());
        assertEquals("2024-01-05T00:00", when.get("first").stringValue());
        assertEquals("2024-12-24T00:00", when.get("last").stringValue());
        assertSays(
                "dates are read with the month first, since one day is above 12",
                created("usdate").err());
    }

    @Test
    void dmon() {
        assertEquals("date", type("dmon", "when"));
    }

    @Test
    void sepline() {
        assertEquals(2, profile("sepline").get("columns").size());
        assertSays("the first line names the separator", created("sepline").err());
    }

    @Test
    void ctrlz() {
        created("ctrlz");
        assertEquals(60, profile("ctrlz").get("rows").intValue());
    }

    @Test
    void comments() {
        assertSays(
                "3 lines that begin with # are passed over as comments",
                created("comments").err());
    }

    @Test
    void zip() {
        JsonNode zip = column("zip", "zip");
        assertEquals("category", zip.get("type").stringValue());
        assertTrue(zip.get("mean") == null, zip::toString);
        Outcome made = created("zip");
        assertTrue(!made.err().contains("Scale them"), made.err());
    }

    @Test
    void sent() {
        Outcome made = created("sent");
        assertSays("-999 is far outside all other values and is in 12 cells", made.err());
        assertSays("temp: Count as missing: --set 'data.reading.temp.missing=", made.out());
    }

    @Test
    void bools() {
        for (String column : List.of("a", "b", "c", "d", "e", "f")) {
            assertEquals("boolean", type("bools", column), column);
        }
    }
}
