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
    void timesWithAndWithoutHoursAreNamed() {
        assertSays("times are of two kinds: ", created("times", "y").err());
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
        String said = created("footer", "y").err();
        assertSays("\"Grand Total: 30\" 1, \"Page -1 of 1\" 1", said);
        assertTrue(accuracy("footer", "y") > 0.8);
    }

    @Test
    void numbersWithoutTheUnitOfTheOthersAreNamed() {
        assertSays(
                "15 values have no unit and are taken to have that of the others",
                created("percent", "y").err());
        assertEquals("integer", type("percent", "heat index"));
    }

    @Test
    void zonesByNameStayTexts() {
        assertFalse(type("zones", "time").equals("date"));
    }
}
