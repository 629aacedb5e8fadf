package org.layerwise.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.data.table.CellReadings;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.Table;

/** Values that may be one, a first letter and its word, and the one remark that a number for "no value" gets. */
class SimilarValuesTest {
    private static Table table(List<String> cells) {
        return Table.ofRows("t.csv", List.of("x"), cells.stream().map(List::of).toList());
    }

    private static ColumnProfile profile(List<String> cells) {
        return Profiler.profile(table(cells), (column, row) -> true).getFirst();
    }

    private static List<String> remarks(ColumnProfile profile) {
        return profile.findings().remarks().stream()
                .map(remark -> remark.text().text())
                .toList();
    }

    private static Set<String> labels(List<String> cells, ColumnReading reading) {
        Table merged = table(cells).read(CellReadings.DEFAULT.with(reading));
        return IntStream.range(0, cells.size())
                .mapToObj(row -> merged.label(row, 0))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "f|female|m|male|f|m, '\"f\" / \"female\"; \"m\" / \"male\"', female|male",
        "Y|yes|N|no|yes|Yes, '\"Y\" / \"yes\" / \"Yes\"; \"N\" / \"no\"', yes|no",
        "ж|женский|мужской|м, '\"ж\" / \"женский\"; \"мужской\" / \"м\"', женский|мужской",
        "NO|YES|N|Y, '\"NO\" / \"N\"; \"YES\" / \"Y\"', NO|YES",
        "red|green|g|blue, '\"green\" / \"g\"', red|green|blue"
    })
    void aFirstLetterAndItsWordAreMergedByHandAlone(String cells, String named, String merged) {
        List<String> all = List.of(cells.split("\\|"));
        ColumnProfile profile = profile(all);
        assertEquals(
                List.of("some values are the first letter of another, and may be the same: " + named + "."),
                remarks(profile));
        ColumnRemark remark = profile.findings().remarks().getFirst();
        assertEquals(List.of("data.reading.x.letters=initials"), remark.settings(profile.reading()));
        ColumnReading after = remark.reading();
        assertNotNull(after);
        assertEquals(Set.copyOf(all), labels(all, ColumnReading.plain("x")), "nothing is merged by itself");
        assertEquals(Set.of(merged.split("\\|")), labels(all, after));
        ColumnProfile settled = Profiler.profile(
                        table(all).read(CellReadings.DEFAULT.with(after)), (column, row) -> true)
                .getFirst();
        assertEquals(merged.split("\\|").length, settled.distinct());
    }

    @ParameterizedTest
    @ValueSource(strings = {"m|male|maybe|nobody", "A|AB|B|O", "S|M|L|XL", "a1|a|b2|b", "x|y|z"})
    void lettersOfSeveralWordsAndCodesAreLeftAlone(String cells) {
        assertEquals(List.of(), remarks(profile(List.of(cells.split("\\|")))));
    }

    @Test
    void aLetterThatTwoWordsBeginWithStaysItself() {
        List<String> cells = List.of("m", "male", "maybe", "f", "female");
        ColumnReading reading = ColumnReading.plain("x").withLetters(ColumnReading.Letters.INITIALS);
        assertEquals(Set.of("m", "male", "maybe", "female"), labels(cells, reading));
    }

    @ParameterizedTest
    @CsvSource({"$, -99", "kg, -999"})
    void aNumberForNoValueIsNotAlsoOneWithoutAUnit(String unit, String sentinel) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cells.add(i % 10 == 3 ? sentinel : unit.equals("$") ? "$" + (5 + 10 * i) : (5 + i) + " " + unit);
        }
        assertEquals(
                List.of(
                        "the numbers have the unit " + unit + ".",
                        sentinel
                                + (sentinel.equals("-99")
                                        ? " is the only negative number"
                                        : " is far outside all other values")
                                + " and is in 6 cells."),
                remarks(profile(cells)));
        cells.set(0, "7");
        assertEquals(
                "1 value has no unit and is taken to have that of the others: 7 for 7 " + unit + ".",
                remarks(profile(cells)).get(1));
    }
}
