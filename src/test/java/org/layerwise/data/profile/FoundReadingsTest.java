package org.layerwise.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.table.CellReadings;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;

/** What is found out about how a column's cells are written. */
class FoundReadingsTest {
    private static ColumnProfile profile(String name, List<String> cells) {
        Table table = Table.ofRows(
                "t.csv", List.of(name), cells.stream().map(List::of).toList());
        return Profiler.profile(table, 0, new MissingTokens(MissingTokens.DEFAULTS));
    }

    /** Cells parted by bars. */
    private static ColumnProfile of(String cells) {
        return profile("x", Arrays.asList(cells.split("\\|", -1)));
    }

    private static String reading(ColumnProfile profile) {
        return JsonCodec.write(profile.reading()).toString();
    }

    private static List<String> remarks(ColumnProfile profile) {
        return profile.findings().remarks().stream()
                .map(remark -> remark.text().text())
                .toList();
    }

    private static List<String> numbers(int count, int first, int step) {
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(first + step * i))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "column_1",
                "Unnamed: 0",
                "Id",
                "ID",
                "index",
                "Nr.",
                "lfd. Nr.",
                "customer_id",
                "PassengerId",
                "№",
                "编号",
                "row_names",
                "S. No.",
                "numéro"
            })
    void numbersOfRowsAreIdentifiersWhereTheNameSaysSo(String name) {
        for (List<String> cells : List.of(numbers(30, 1, 1), numbers(30, 100_010, 10))) {
            List<String> shuffled = new ArrayList<>(cells);
            Collections.reverse(shuffled);
            assertEquals(ColumnType.IDENTIFIER, profile(name, cells).type());
            assertTrue(profile(name, shuffled).isRowNumber());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"year", "noise", "identity crisis", "x", "price", "Nobody"})
    void otherNamesLeaveThemNumbers(String name) {
        assertEquals(ColumnType.INTEGER, profile(name, numbers(30, 1, 1)).type());
    }

    @Test
    void aCounterThatRepeatsIsNoIdentifier() {
        List<String> cells = new ArrayList<>(numbers(30, 1, 1));
        cells.addAll(numbers(30, 1, 1));
        assertEquals(ColumnType.INTEGER, profile("id", cells).type());
    }

    @ParameterizedTest
    @CsvSource({"AF|AN|AS|EU|NA|OC|SA|NA, 2", "DE|NE|NC|NA|FR, 1", "ABCD|NULL|XYZW|KLMN|ABCD, 1"})
    void aCodeAmongItsLikeIsKept(String cells, int kept) {
        ColumnProfile profile = of(cells);
        assertEquals(0, profile.missing());
        assertEquals(kept, profile.findings().kept().getFirst().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"red|nan|tan|fan|red", "Berlin|NA|Bern|Rom|NA", "1|2|NA|3", "a|NA|b|c|NA"})
    void elsewhereItMeansNoValue(String cells) {
        ColumnProfile profile = of(cells);
        assertTrue(profile.missing() > 0);
        assertTrue(profile.findings().hasMissingTexts());
    }

    @ParameterizedTest
    @CsvSource({
        "'1.5|2.5|-|3.5|4.5|--', 2, '\"-\" 1, \"--\" 1'",
        "'1|2|#DIV/0!|4|5|#DIV/0!', 2, '\"#DIV/0!\" 2'",
        "'7|n.a.|8|9|10|11', 1, '\"n.a.\" 1'",
        "'2024-01-01|none|2024-02-01|2024-03-05', 1, '\"none\" 1'"
    })
    void wordsForNothingAreMissingAmongNumbersAndDates(String cells, int missing, String texts) {
        ColumnProfile profile = of(cells);
        assertEquals(missing, profile.missing());
        assertEquals(texts, profile.findings().missingText());
    }

    @Test
    void amongTextsTheyAreValues() {
        assertEquals(0, of("oak|None|ash|None|elm").missing());
    }

    @Test
    void aFewOddCellsLeaveAColumnOfNumbers() {
        ColumnProfile profile = of("1|2|3|4|five|6|7|8|about 9|10");
        assertEquals(ColumnType.INTEGER, profile.type());
        assertEquals(
                "8 of 10 values are numbers; the others: \"five\" 1, \"about 9\" 1",
                profile.reason().text());
        assertEquals("{\"name\":\"x\",\"text\":\"missing\"}", reading(profile));
        assertEquals(
                List.of(
                        "2 of 10 values are no numbers and count as missing: \"five\" 1, \"about 9\" 1, the first in row 5."),
                remarks(profile).stream()
                        .map(text -> text.replace("line", "row"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1|2|3|4|five", "1|2|3|4|5|a|b", "1|a|b|c|d|e"})
    void manyOddCellsOrFewNumbersDoNot(String cells) {
        assertEquals(ColumnType.CATEGORY, of(cells).type());
    }

    @ParameterizedTest
    @CsvSource({
        "'\uFF11\uFF12|\uFF13|\uFF14|\uFF15|\uFF16', 12",
        "'1.5D+03|2.5D+01|1.0D+00|3.0D-01|4D+00', 1500",
        "'0x1F|0x20|0x01|0xff|0x0', 255",
        "'1/2|3/4|1 1/2|2|5', 5",
        "'\u22125|\u22126|7|8|9', 9",
        "'(5)|(6)|(7)|8|9', 9",
        "'2,07,29,574|8,63,63,570|1,00,000|5|6', 86363570"
    })
    void notationsAreRead(String cells, double max) {
        ColumnProfile profile = of(cells);
        assertTrue(profile.type().isNumeric(), profile::toString);
        NumberSummary numbers = profile.numbers();
        assertTrue(numbers != null);
        assertEquals(max, numbers.max());
        assertTrue(remarks(profile).getFirst().startsWith("numbers are read that are written with"), profile::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "'12 kg|13.5 kg|14 kg|15 kg|11 kg', kg, 15",
        "'20°C|21°C|19°C|18|22°C', °C, 22",
        "'45.9%|12%|3%|4%|5%', %, 45.9",
        "'€ 12|€ 13|€ 1|€ 2|€ 3', €, 13",
        "'1:00:00|0:30:00|0:00:10|2:00:00|0:01:00', h:m:s, 7200"
    })
    void aUnitIsKept(String cells, String unit, double max) {
        ColumnProfile profile = of(cells);
        assertEquals(unit, profile.reading().unit());
        NumberSummary numbers = profile.numbers();
        assertTrue(numbers != null);
        assertEquals(max, numbers.max());
    }

    @Test
    void severalUnitsAreNamedInTheReason() {
        assertEquals(
                "looks like numbers with several units (kg, g)",
                of("1 kg|2 kg|300 g|400 g|5 kg|6 kg|7 g").reason().text());
    }

    @Test
    void anotherUnitIsAnOddCell() {
        ColumnProfile profile = of("1 kg|2 kg|3 kg|4 kg|5 kg|6 kg|7 kg|8 kg|900 g|10 kg");
        assertEquals("kg", profile.reading().unit());
        assertEquals(1, profile.findings().oddCells());
    }

    @ParameterizedTest
    @CsvSource({
        "'31/12/2024|01/02/2024|05/06/2024', 2024-02-01T00:00, day first",
        "'12/31/2024|01/02/2024|05/06/2024', 2024-01-02T00:00, month first"
    })
    void oneDayAboveTwelveSettlesTheOrder(String cells, String first, String order) {
        ColumnProfile profile = of(cells);
        DateSpan dates = profile.dates();
        assertTrue(dates != null, profile::toString);
        assertEquals(first, dates.first().toString());
        assertEquals(List.of("dates are read with the " + order + ", since one day is above 12."), remarks(profile));
    }

    @Test
    void otherwiseBothReadingsAreOffered() {
        ColumnProfile profile = of("03/04/2024|05/06/2024|01/02/2024");
        assertEquals(
                List.of(
                        "day and month may be either way round: 03/04/2024 is taken for 2024-03-04, the month first; day first"
                                + " it is 2024-04-03."),
                remarks(profile));
        assertEquals(
                List.of("data.reading.x.dates=day-first"),
                profile.findings().remarks().getFirst().settings(profile.reading()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "14-Jul-2024|1-Aug-2024", "July 14, 2024|Aug 1, 2024",
                        "Sun, 14 Jul 2024 08:49:37 GMT|Mon, 15 Jul 2024 08:00:00 GMT",
                "2024-W05|2024-W06", "2024-07-14 3:05 PM|2024-07-15 11:00 AM", "14. Juli 2024|1. März 2024"
            })
    void datesInWordsAndWeeks(String cells) {
        assertEquals(ColumnType.DATE, of(cells).type());
    }

    @ParameterizedTest
    @CsvSource({
        "2020-03|2020-04|2021-11, 2020-03-01",
        "03/2020|12/2019|01/2021, 2019-12-01",
        "2009-10|2010-11|2010-12, 2009-10-01"
    })
    void aColumnOfMonthsIsOneOfDates(String cells, String first) {
        ColumnProfile profile = of(cells);
        assertEquals(ColumnType.DATE, profile.type());
        assertEquals(
                first,
                profile.dates() == null
                        ? ""
                        : profile.dates().first().toLocalDate().toString());
        assertEquals(List.of("months are taken for their first day."), remarks(profile));
        assertTrue(reading(profile).contains("\"dates\":\"year-month\""), reading(profile));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2009-10|2010-11|2011-12", "2020-03|2020-14|2021-11", "4711-03|4711-04|4712-01", "2020-03|x|y"})
    void seasonsAndRunningNumbersAreNoMonths(String cells) {
        assertFalse(of(cells).type() == ColumnType.DATE);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01 14:05 IST|2024-03-02 15:05 IST, 'UTC+5:30 in India, +2 in Israel, +1 in Ireland'",
        "2024-07-01 14:05 BST|2024-07-02 15:05 bst, 'UTC+1 in Britain, +6 in Bangladesh'"
    })
    void aZoneOfSeveralMeaningsIsNamed(String cells, String zones) {
        ColumnProfile profile = of(cells);
        assertEquals(ColumnType.CATEGORY, profile.type());
        assertTrue(profile.reason().text().contains(zones), profile.reason().text());
        assertFalse(of("jurist|artist|BST|rest").reason().text().contains("zone"));
    }

    @Test
    void mixedOffsetsAreConverted() {
        ColumnProfile profile = of("2024-01-01T12:00+01:00|2024-01-01T12:00Z|2024-01-01T12:00-05:00");
        DateSpan dates = profile.dates();
        assertTrue(dates != null);
        assertEquals("2024-01-01T11:00", dates.first().toString());
        assertEquals("2024-01-01T17:00", dates.last().toString());
        assertEquals(List.of("times have different offsets and are converted to UTC."), remarks(profile));
    }

    @ParameterizedTest
    @CsvSource({
        "20240131|20240201|20240229|20240301|20231231, compact",
        "1706700105|1706700454|1706700306|1706700280|1706700001, unix-seconds",
        "1706700105000|1706700454000|1706700306000|1706700280000|1706700001000, unix-milliseconds"
    })
    void numbersThatMayBeDatesStayNumbersWithAnOffer(String cells, String order) {
        ColumnProfile profile = of(cells);
        assertEquals(ColumnType.INTEGER, profile.type());
        assertEquals(
                List.of("data.reading.x.dates=" + order, "data.columns.x.type=date"),
                profile.findings().remarks().getFirst().settings(profile.reading()));
    }

    @ParameterizedTest
    @CsvSource({
        "'Basic|basic|Pro|Pro|basic', '\"Basic\" / \"basic\"'",
        "'New York|New  York|Rome|Rome', '\"New York\" / \"New  York\"'",
        "'STRASSE|Straße|Weg|Weg', '\"STRASSE\" / \"Straße\"'"
    })
    void valuesThatDifferByCaseOrBlanksAreNamed(String cells, String variants) {
        ColumnProfile profile = of(cells);
        assertEquals(List.of("some values differ by case or blanks alone: " + variants + "."), remarks(profile));
        Table table = Table.ofRows(
                "t.csv",
                List.of("x"),
                Arrays.stream(cells.split("\\|")).map(List::of).toList());
        Table merged = table.read(CellReadings.DEFAULT.with(
                profile.findings().remarks().getFirst().reading() == null
                        ? profile.reading()
                        : profile.findings().remarks().getFirst().reading()));
        assertEquals(merged.label(0, 0), merged.label(1, 0));
    }

    @ParameterizedTest
    @CsvSource({"9999, 9999", "-1, ''", "-999.0, -999.0"})
    void aValueFarOutsideThatRepeatsIsNamed(String value, String named) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cells.add(i % 10 == 3 ? value : Integer.toString(5 + i % 28));
        }
        ColumnProfile profile = profile("x", cells);
        assertEquals(
                named == null || named.isEmpty()
                        ? List.of()
                        : List.of(named + " is far outside all other values and is in 6 cells."),
                remarks(profile));
    }

    @Test
    void oneValueFarOutsideIsNoSentinel() {
        List<String> cells = new ArrayList<>(numbers(40, 1, 1));
        cells.add("5000");
        assertEquals(List.of(), remarks(profile("x", cells)));
    }

    @Test
    void codesOfDigitsHaveNoFigures() {
        ColumnProfile profile = of("01234|10115|20095|01234");
        assertEquals(ColumnType.CATEGORY, profile.type());
        assertEquals(null, profile.numbers());
    }

    @Test
    void plainColumnsAreReadPlainly() {
        for (String cells : List.of("1|2|3", "a|b|a", "2024-01-01|2024-01-02", "yes|no|yes", "<=50K|>50K|<=50K")) {
            assertTrue(of(cells).reading().isPlain(), cells);
            assertFalse(of(cells).findings().hasMissingTexts());
        }
    }

    @Test
    void aWordForNothingBesideTruthValuesIsMissing() {
        ColumnProfile profile = of("yes|no|-|No|yes|-");
        assertEquals(ColumnType.BOOLEAN, profile.type());
        assertEquals(2, profile.missing());
        assertEquals(2, profile.distinct());
    }

    @Test
    void aWordForNothingAmongCategoriesIsNamed() {
        ColumnProfile profile = of("oak|-|ash|-|elm");
        assertEquals(0, profile.missing());
        assertEquals(List.of("texts that often mean \"no value\" are categories here: \"-\" 2."), remarks(profile));
    }

    private static ColumnProfile answers(String nines, int others, int first, int step) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cells.add(i % 10 == 3 ? nines : Integer.toString(first + step * (i % others)));
        }
        return profile("x", cells);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-99", "99", "-999", "9999"})
    void ninesBesideAnswersOfAFewNumbersAreNamed(String nines) {
        assertEquals(
                List.of(nines + " is far outside all other values and is in 6 cells."),
                remarks(answers(nines, 5, 1, 1)));
    }

    @Test
    void otherNumbersBesideAFewAreNotNamed() {
        for (String value : List.of("50", "-10", "9", "1000")) {
            assertEquals(List.of(), remarks(answers(value, 5, 1, 1)), value);
        }
    }

    @Test
    void ninesThatAloneAreNegativeAreNamedHoweverFarTheOthersReach() {
        assertEquals(
                List.of("-99 is the only negative number and is in 6 cells."), remarks(answers("-99", 30, 200, 1_000)));
        assertEquals(List.of(), remarks(answers("-98", 30, 200, 1_000)));
        assertEquals(List.of(), remarks(answers("-99", 30, -20, 1_000)));
    }
}
