package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.JsonText;
import tools.jackson.databind.JsonNode;

/** Small tables made after the public reports of {@code src/docs/field-tests.md}: each gives the model that a person expects. */
class FieldTest {
    private static final Path CASES = Path.of("src/test/cases/field");

    @TempDir
    Path folder;

    private static Path file(String name) {
        return CASES.resolve(name + ".csv");
    }

    private static JsonNode profile(String name) {
        return JsonText.parse(Outcome.done("profile", file(name), "--json"), "profile");
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

    private static List<String> names(String name) {
        return profile(name)
                .get("columns")
                .valueStream()
                .map(column -> column.get("name").stringValue())
                .toList();
    }

    private Outcome created(String name, String target) {
        Outcome outcome = Outcome.of("new", file(name), "--target", target, "-o", folder.resolve(name + ".json"));
        assertEquals(0, outcome.status(), outcome.err());
        return outcome;
    }

    /** What an evaluation of the validation part says after training with the defaults. */
    private JsonNode evaluated(String name, String target) {
        Path model = folder.resolve(name + ".layerwise");
        created(name, target);
        Outcome.done("train", folder.resolve(name + ".json"), "--quiet", "--no-store", "-o", model);
        return JsonText.parse(
                Outcome.done("evaluate", model, file(name), "--part", "validation", "--json"), "evaluate");
    }

    private double accuracy(String name, String target) {
        return evaluated(name, target).get("metrics").get("accuracy").doubleValue();
    }

    private static void assertSays(String expected, String text) {
        assertTrue(text.contains(expected), text);
    }

    @Test
    void longKeysAreNoNumbers() {
        assertEquals("identifier", type("keys", "profile"));
        assertSays(
                "whole numbers of 16 and more digits, as keys have",
                column("keys", "profile").get("reason").stringValue());
    }

    @Test
    void longClassesThatDifferInTheLastDigitAreTwo() {
        JsonNode evaluated = evaluated("keys", "label");
        assertEquals(
                "[\"9007199254740992\",\"9007199254740993\"]",
                evaluated.get("confusion").get("classes").toString());
        assertTrue(evaluated.get("metrics").get("accuracy").doubleValue() > 0.9, evaluated::toString);
    }

    @Test
    void digitsWithAnEAmongThemAreCodes() {
        assertEquals("identifier", type("parts", "part"));
        assertSays(
                "digits, E and digits, as codes have",
                column("parts", "part").get("reason").stringValue());
        assertTrue(accuracy("parts", "y") > 0.9);
    }

    @Test
    void telephoneNumbersAreCodes() {
        assertEquals("identifier", type("phones", "phone"));
        assertTrue(accuracy("phones", "y") > 0.9);
    }

    @Test
    void aMinusSignBehindTheNumber() {
        JsonNode amount = column("minus", "amount");
        assertEquals("number", amount.get("type").stringValue());
        assertTrue(amount.get("min").doubleValue() < -1000, amount::toString);
        assertSays("minus signs behind negative numbers", created("minus", "y").err());
        assertTrue(accuracy("minus", "y") > 0.9);
    }

    @Test
    void anApostropheBeforeTheSign() {
        JsonNode refund = column("guarded", "refund");
        assertEquals("every value is a number", refund.get("reason").stringValue());
        assertTrue(refund.get("min").doubleValue() < -50, refund::toString);
        assertTrue(accuracy("guarded", "y") > 0.9);
    }

    @Test
    void aTableOfTextsWithoutNames() {
        assertEquals(List.of("column1", "column2", "column3", "column4", "column5"), names("nohead"));
        assertEquals(60, profile("nohead").get("rows").intValue());
        assertTrue(accuracy("nohead", "column5") > 0.9);
    }

    @Test
    void timesOfTwoPartsAmongThoseOfThreeAreMinutesAndSeconds() {
        JsonNode time = column("times", "time");
        assertTrue(time.get("max").doubleValue() < 2 * 3600, time::toString);
        assertTrue(time.get("min").doubleValue() > 1200, time::toString);
        Outcome created = created("times", "y");
        assertSays("45:46 and times like it are read as minutes and seconds", created.err());
        assertSays("--set 'data.reading.time.unit=h:m:s'", created.out());
        assertTrue(accuracy("times", "y") > 0.9);
    }

    @Test
    void namesThatComeTwiceTakeNoneThatIsThere() {
        assertEquals(List.of("a", "a_3", "a.1", "a_2", "y"), names("twice"));
        assertTrue(accuracy("twice", "y") > 0.9);
    }

    @Test
    void aCopyOfTheTargetInWordsIsNamed() {
        String said = Outcome.done("profile", file("alive"), "--target", "survived", "--json");
        assertEquals(
                "alive",
                JsonText.parse(said, "").get("leaks").get(0).get("column").stringValue());
    }

    @Test
    void datesAreToldFromCodesThatLookLikeThem() {
        assertEquals("date", type("days", "filed"));
        assertEquals("date", type("days", "held"));
        assertEquals(
                "2013-11", column("days", "held").get("first").stringValue().substring(0, 7));
        for (String code : List.of("accession", "plot", "ref")) {
            assertEquals("identifier", type("days", code), code);
        }
    }

    @Test
    void rowsBelowTheTableAreNamedAndLearnNothing() {
        assertEquals(List.of("Person ID", "Group", "Score", "y"), names("footer"));
        String said = created("footer", "y").err();
        assertSays("\"Grand Total: 30\" 1, \"Page -1 of 1\" 1", said);
        assertTrue(accuracy("footer", "y") > 0.8);
    }

    @Test
    void titlesWithAsManyCommasAsTheTableAreNoNames() {
        assertEquals(List.of("item", "store", "price", "stock", "y"), names("title"));
        assertEquals(60, profile("title").get("rows").intValue());
    }

    @Test
    void numbersWithoutTheUnitOfTheOthersAreNamed() {
        assertSays(
                "15 values have no unit and are taken to have that of the others",
                created("percent", "y").err());
        assertEquals("integer", type("percent", "heat index"));
    }

    @Test
    void zonesByNameHaveFixedOffsets() {
        assertEquals("date", type("zones", "time"));
        String said = created("zones", "y").err();
        assertSays("zones by name are taken by their fixed offsets: CEST = UTC+2, CET = UTC+1.", said);
        assertSays("converted to UTC", said);
    }

    @Test
    void quartersAndMonthsAreDates() {
        for (String column : List.of("a", "b", "c", "month")) {
            assertEquals("date", type("quarters", column), column);
        }
        assertEquals("2018-01-01T00:00", column("quarters", "b").get("first").stringValue());
        String said = created("quarters", "y").err();
        assertSays("quarters are taken for their first day", said);
        assertSays("Jan-18 is taken for a month, 2018-01-01, and not for a day of it.", said);
        assertTrue(accuracy("quarters", "y") > 0.9);
    }

    @Test
    void bloodPressureIsNoFraction() {
        assertSays(
                "two numbers with a slash, as blood pressure has",
                column("pressure", "bp").get("reason").stringValue());
        assertEquals("number", type("pressure", "bore"));
        assertEquals("number", type("pressure", "points"));
        assertSays(
                "--set 'data.columns.bp.type=number'", created("pressure", "y").out());
        Outcome.done(
                "new",
                file("pressure"),
                "--target",
                "y",
                "--set",
                "data.columns.bp.type=number",
                "-o",
                folder.resolve("p.json"));
        Outcome.done("train", folder.resolve("p.json"), "--quiet", "--no-store", "--set", "training.epochs=2");
    }

    @Test
    void lettersOfMacRomanAreFoundOut() {
        assertSays("Köln", column("mac", "town").toString());
        assertSays("Würzburg", column("mac", "town").toString());
        assertSays("the letters are read as Mac Roman", created("mac", "y").err());
        assertTrue(accuracy("mac", "y") > 0.9);
    }

    @Test
    void lettersThatWereTakenForOthersAreNamed() {
        assertSays(
                "\"KÃ¶ln\" looks like \"Köln\" in UTF-8 that some program took for Windows-1252",
                created("twicecoded", "y").err());
        Outcome wrong = Outcome.of("profile", file("alive"), "--set", "data.format.encoding=windows-1252");
        assertFalse(wrong.err().contains("looks like"), wrong.err());
    }

    @Test
    void yearsThatSomethingBeganInAreNoNegativeNumbers() {
        JsonNode active = column("since", "active");
        assertTrue(active.get("min").doubleValue() >= 1990, active::toString);
        assertSays("\"1990-\" 1", created("since", "y").err());
        assertTrue(column("since", "amount").get("min").doubleValue() < -100);
    }

    @Test
    void anNaInQuotesIsACode() {
        JsonNode country = column("rquotes", "country");
        assertEquals(8, country.get("missing").intValue());
        assertSays("{\"category\":\"NA\",\"count\":16}", country.get("frequent").toString());
        assertSays("in quotes these are values", created("rquotes", "y").err());
        assertTrue(accuracy("rquotes", "y") > 0.9);
        String known = Outcome.of("predict", folder.resolve("rquotes.layerwise"), file("rquotes"))
                .err();
        assertFalse(known.contains("did not occur"), known);
    }

    @Test
    void aCodeLateInAColumnOfNumbersIsNoNumber() {
        JsonNode count = column("late", "count");
        assertEquals(6, count.get("max").doubleValue(), count::toString);
        assertSays(
                "10 of 180 values are no numbers and count as missing: \"",
                created("late", "y").err());
    }

    @Test
    void farYearsOfTwoDigitsAreNamed() {
        assertSays(
                "years of two digits are those from 1969 to 2068: ",
                created("births", "y").err());
    }

    @Test
    void amountsWithGroupsAndACurrencyBehindThem() {
        JsonNode amount = column("euro", "Betrag (€)");
        assertTrue(amount.get("min").doubleValue() < -1000, amount::toString);
        assertTrue(amount.get("max").doubleValue() > 1000, amount::toString);
        assertTrue(accuracy("euro", "y") > 0.9);
    }

    @Test
    void listsInCellsDoNotMakeTheSeparator() {
        assertEquals(List.of("id", "has_data", "is_sort", "a", "b", "cost", "group", "sub_group", "y"), names("lists"));
        assertEquals("boolean", type("lists", "has_data"));
        assertEquals(40, profile("lists").get("rows").intValue());
    }

    @Test
    void truthValuesInAnyCaseAndNullAreBooleans() {
        assertEquals("boolean", type("cases", "flag"));
        assertSays(
                "\"True\" / \"TRUE\" / \"true\" as \"TRUE\"",
                created("cases", "y").err());
    }

    @Test
    void aHeaderAboveTextsIsAHeader() {
        assertEquals(List.of("sample", "is_nc", "fastq_1", "fastq_2"), names("samples"));
        assertEquals(40, profile("samples").get("rows").intValue());
    }
}
