package org.layerwise.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.ProblemException;

/** Records, kinds, lists and enums as JSON, and every message with its path. */
class JsonCodecTest {

    enum Mode {
        PLAIN,
        BY_STEP
    }

    sealed interface Vehicle permits Bicycle, Train {}

    @Kind(
            id = "bicycle",
            title = "Bicycle",
            doc = "Two wheels.",
            aliases = {"bike", "velocipede"})
    record Bicycle(
            @Param(value = "7", doc = "Gears.", min = 1, max = 30)
            int gears,

            @Param(value = "0.5", doc = "Load.", min = 0, max = 1, maxInclusive = false)
            double load,

            @Param(value = "by-step", doc = "Mode.") Mode mode,
            @Param(value = "false", doc = "Has a bell.") boolean bell)
            implements Vehicle {}

    @Kind(id = "train", title = "Train", doc = "Carries others.")
    record Train(
            @Param(value = "bicycle", doc = "What it carries.")
            Vehicle cargo,

            @Param(value = "", doc = "Its name.") String name,
            @Param(value = "1,2", doc = "Its cars.") List<Integer> cars)
            implements Vehicle {}

    record Stop(
            String id,
            @Inline Vehicle vehicle,
            @Param(value = "", doc = "Where to.") List<String> next,

            @Param(value = "0", doc = "Minutes.", omitDefault = true)
            int delay) {
        Stop {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("a stop needs a name.");
            }
        }
    }

    record Line(long number, List<Stop> stops) {}

    private static <T> T read(Class<T> type, String json) {
        return new JsonCodec("plan.json").read(type, JsonText.parse(json.replace('\'', '"'), "plan.json"), "");
    }

    private static void assertRefused(Class<?> type, String json, String message) {
        assertEquals(
                message,
                assertThrows(ProblemException.class, () -> read(type, json)).getMessage());
    }

    @Test
    void writesKindFirstThenParametersInDeclaredOrder() {
        Line line = new Line(
                3_000_000_000L,
                List.of(new Stop(
                        "a", new Train(new Bicycle(3, 0.25, Mode.PLAIN, true), "x", List.of()), List.of("b"), 0)));
        String text = "{'number':3000000000,'stops':[{'id':'a','kind':'train','cargo':{'kind':'bicycle','gears':3,"
                + "'load':0.25,'mode':'plain','bell':true},'name':'x','cars':[],'next':['b']}]}";
        assertEquals(text.replace('\'', '"'), JsonCodec.write(line).toString());
        assertEquals(line, read(Line.class, text));
    }

    @Test
    void aDefaultIsLeftOutOnlyWhereAskedFor() {
        Stop late = new Stop("a", new Bicycle(7, 0.5, Mode.BY_STEP, false), List.of(), 5);
        String text =
                "{'id':'a','kind':'bicycle','gears':7,'load':0.5,'mode':'by-step','bell':false,'next':[],'delay':5}";
        assertEquals(text.replace('\'', '"'), JsonCodec.write(late).toString());
        assertEquals(late, read(Stop.class, text));
    }

    @Test
    void missingKeysAreAtTheirDefaults() {
        Bicycle plain = new Bicycle(7, 0.5, Mode.BY_STEP, false);
        assertEquals(plain, read(Vehicle.class, "'bicycle'"));
        assertEquals(plain, read(Vehicle.class, "{'kind':'bicycle'}"));
        assertEquals(new Train(plain, "", List.of(1, 2)), read(Vehicle.class, "'train'"));
    }

    @Test
    void formerIdsAreRead() {
        assertEquals(read(Vehicle.class, "'bicycle'"), read(Vehicle.class, "'bike'"));
        assertEquals(read(Vehicle.class, "'bicycle'"), read(Vehicle.class, "{'kind':'velocipede'}"));
    }

    @Test
    void wholeNumbersMayBeWrittenWithAPoint() {
        assertEquals(
                read(Vehicle.class, "{'kind':'bicycle','gears':3}"),
                read(Vehicle.class, "{'kind':'bike','gears':3.0}"));
    }

    @Test
    void enumsAreTextsInLowerCaseWithHyphens() {
        assertEquals(new Bicycle(7, 0.5, Mode.PLAIN, false), read(Vehicle.class, "{'kind':'bicycle','mode':'plain'}"));
        assertRefused(
                Vehicle.class,
                "{'kind':'bicycle','mode':'fast'}",
                "plan.json, mode: one of plain, by-step is expected, not \"fast\".");
        assertRefused(
                Vehicle.class,
                "{'kind':'bicycle','mode':1}",
                "plan.json, mode: one of plain, by-step is expected, not 1.");
    }

    @Test
    void unknownKindsAreRefusedWithTheirPathAndTheKnownOnes() {
        String hint = "Use one of: bicycle, train.";
        assertRefused(Vehicle.class, "'boat'", "plan.json: \"boat\" is not a kind of vehicle. " + hint);
        assertRefused(Vehicle.class, "{'kind':'boat'}", "plan.json, kind: \"boat\" is not a kind of vehicle. " + hint);
        assertRefused(
                Line.class,
                "{'number':1,'stops':[{'id':'a','kind':'bicycle'},{'id':'b','kind':'train','cargo':{'kind':'boat'}}]}",
                "plan.json, stops.b.cargo.kind: \"boat\" is not a kind of vehicle. " + hint);
        assertRefused(Vehicle.class, "{'gears':3}", "plan.json, kind: the kind of vehicle is missing. " + hint);
    }

    @Test
    void unknownKeysAreRefusedEachWithItsPath() {
        String known = "this key is not known here. Known keys: bell, gears, kind, load, mode.";
        assertRefused(
                Vehicle.class,
                "{'kind':'bicycle','wings':2,'gears':3,'sail':1}",
                "plan.json, wings: " + known + "\nplan.json, sail: " + known);
        assertRefused(
                Line.class,
                "{'number':1,'stops':[{'id':'a','kind':'train','wings':2}]}",
                "plan.json, stops.a.wings: this key is not known here. "
                        + "Known keys: cargo, cars, delay, id, kind, name, next.");
    }

    @Test
    void aMissingKeyWithoutADefaultIsRefused() {
        assertRefused(Line.class, "{'stops':[]}", "plan.json, number: this key is missing. Add it.");
    }

    @Test
    void itemsWithoutAnIdAreAddressedByTheirPlace() {
        assertRefused(
                Vehicle.class,
                "{'kind':'train','cars':[1,2,'three']}",
                "plan.json, cars.2: a whole number is expected, not \"three\".");
        assertRefused(
                Line.class,
                "{'number':1,'stops':[{'kind':'bicycle'}]}",
                "plan.json, stops.0.id: this key is missing. Add it.");
    }

    @Test
    void whatARecordItselfRefusesHasItsPath() {
        assertRefused(
                Line.class,
                "{'number':1,'stops':[{'id':'','kind':'bicycle'}]}",
                "plan.json, stops.0: a stop needs a name.");
    }

    @Test
    void numbersBeyondTheirBoundsAreRefusedWithTheBounds() {
        assertRefused(
                Vehicle.class,
                "{'kind':'train','cargo':{'kind':'bicycle','load':1}}",
                "plan.json, cargo.load: Load is 1, outside 0 ≤ load < 1. Choose a number within the bounds.");
        assertRefused(
                Vehicle.class,
                "{'kind':'bicycle','gears':0}",
                "plan.json, gears: Gears is 0, outside 1 ≤ gears ≤ 30. Choose a number within the bounds.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gears | 1.5 | a whole number is expected, not 1.5.",
                "gears | \"3\" | a whole number is expected, not \"3\".",
                "gears | 3e9 | a whole number up to 2147483647 is expected, not 3.0E9.",
                "gears | null | a whole number is expected, not null.",
                "load | true | a number is expected, not true.",
                "load | [] | a number is expected, not a list.",
                "load | {} | a number is expected, not an object.",
                "bell | 0 | true or false is expected, not 0."
            })
    void valuesOfAnotherTypeAreRefused(String key, String value, String message) {
        String json = "{\"kind\":\"bicycle\",\"" + key + "\":" + value + "}";
        assertRefused(Vehicle.class, json, "plan.json, " + key + ": " + message);
    }

    @Test
    void listsAndTextsOfAnotherTypeAreRefused() {
        assertRefused(Vehicle.class, "{'kind':'train','name':1}", "plan.json, name: a text is expected, not 1.");
        assertRefused(Vehicle.class, "{'kind':'train','cars':1}", "plan.json, cars: a list is expected, not 1.");
        assertRefused(Line.class, "[]", "plan.json: an object is expected, not a list.");
        assertRefused(
                Line.class, "{'number':1,'stops':['a']}", "plan.json, stops.0: an object is expected, not \"a\".");
    }

    @Test
    void whatIsNotJsonIsRefusedWithLineAndColumn() {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> JsonText.parse("{\n  \"a\": 1,\n  b\n}", "plan.json"));
        String place = refused.problems().getFirst().where().describe();
        assertTrue(place.startsWith("plan.json, line 3, column "), place);
        assertThrows(ProblemException.class, () -> JsonText.parse("{\"a\": 1, \"a\": 2}", "plan.json"));
        assertThrows(ProblemException.class, () -> JsonText.parse("{} {}", "plan.json"));
    }
}
