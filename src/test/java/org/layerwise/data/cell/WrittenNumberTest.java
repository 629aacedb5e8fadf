package org.layerwise.data.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.data.cell.WrittenNumber.Limit;

class WrittenNumberTest {
    private static final NumberFormat COMMA = new NumberFormat(',', '\0');

    private static void assertReads(String text, NumberFormat format, double value, String notations, String unit) {
        Set<Notation> expected = notations == null
                ? Set.of()
                : Arrays.stream(notations.split(" ")).map(Notation::valueOf).collect(Collectors.toSet());
        WrittenNumber read = WrittenNumber.read(text, format);
        assertNotNull(read, text);
        Limit limit = !expected.contains(Notation.LIMIT)
                ? Limit.NONE
                : text.startsWith("<") || text.startsWith("≤") ? Limit.BELOW : Limit.ABOVE;
        assertEquals(new WrittenNumber(value, expected, unit == null ? "" : unit, limit), read, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12            | 12          |
            -1.5e3        | -1500       |
            .5            | 0.5         |
            007           | 7           |
            −5            | -5          | MINUS_SIGN
            －5.25         | -5.25       | MINUS_SIGN
            ﹣5            | -5          | MINUS_SIGN
            –5            | -5          | MINUS_SIGN
            1.5e−3        | 0.0015      | MINUS_SIGN
            １２．５          | 12.5        | OTHER_DIGITS
            ١٢٫٥          | 12.5        | OTHER_DIGITS
            १२.५          | 12.5        | OTHER_DIGITS
            ۱٬۲۳۴٫۵       | 1234.5      | OTHER_DIGITS GROUPS
            𝟏𝟐            | 12          | OTHER_DIGITS
            1,234.50      | 1234.5      | GROUPS
            1,234,567     | 1234567     | GROUPS
            1,234         | 1234        | GROUPS
            -12,345       | -12345      | GROUPS
            1'234.50      | 1234.5      | GROUPS
            1’234’567     | 1234567     | GROUPS
            1 234.50      | 1234.5      | GROUPS
            1 234 567.5   | 1234567.5   | GROUPS
            2,07,29,574   | 20729574    | INDIAN_GROUPS
            1,23,456.75   | 123456.75   | INDIAN_GROUPS
            12,34,567     | 1234567     | INDIAN_GROUPS
            (1,234)       | -1234       | PARENTHESES GROUPS
            (12.00)       | -12         | PARENTHESES
            5.00-         | -5          | TRAILING_MINUS
            1,234.56-     | -1234.56    | TRAILING_MINUS GROUPS
            ( 0.5 )       | -0.5        | PARENTHESES
            1.5D+03       | 1500        | FORTRAN_EXPONENT
            1.5d3         | 1500        | FORTRAN_EXPONENT
            -1D-2         | -0.01       | FORTRAN_EXPONENT
            0x1F          | 31          | HEXADECIMAL
            0X1f          | 31          | HEXADECIMAL
            -0xff         | -255        | HEXADECIMAL
            0xFFFFFFFFFFFFFFFF | 18446744073709551615 | HEXADECIMAL
            1/2           | 0.5         | FRACTION
            3 1/2         | 3.5         | FRACTION
            -3/4          | -0.75       | FRACTION
            1½            | 1.5         | FRACTION
            ½             | 0.5         | FRACTION
            -2 ⅜          | -2.375      | FRACTION
            1⁄4           | 0.25        | FRACTION
            """)
    void readsNumbersAsPeopleWriteThem(String text, double value, String notations) {
        assertReads(text, NumberFormat.PLAIN, value, notations, "");
    }

    @Test
    void anApostropheMayGuardASign() {
        assertReads("'-75.63", NumberFormat.PLAIN, -75.63, "APOSTROPHE", "");
        assertReads("'+4", NumberFormat.PLAIN, 4, "APOSTROPHE", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1:30:00       | 5400
            0:05          | 300
            14:05         | 50700
            36:00:01      | 129601
            3:05 PM       | 54300
            12:00 am      | 0
            0:00:01.25    | 1.25
            -1:00         | -3600
            """)
    void readsTimesInSeconds(String text, double value) {
        assertReads(text, NumberFormat.PLAIN, value, "CLOCK", "h:m:s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12 kg         | 12       | UNIT | kg
            12kg          | 12       | UNIT | kg
            -3.5 °C       | -3.5     | UNIT | °C
            5%            | 5        | UNIT | %
            2 ‰           | 2        | UNIT | ‰
            12.5 m²       | 12.5     | UNIT | m²
            12.5 m3       | 12.5     | UNIT | m3
            9.81 m/s^2    | 9.81     | UNIT | m/s^2
            9.81 m·s^-2   | 9.81     | UNIT | m·s^-2
            100 km/h      | 100      | UNIT | km/h
            80 mg/dL      | 80       | UNIT | mg/dL
            10 µg         | 10       | UNIT | µg
            4.7 kΩ        | 4.7      | UNIT | kΩ
            10k           | 10       | UNIT | k
            1.5M          | 1.5      | UNIT | M
            56 bps        | 56       | UNIT | bps
            120 sq ft     | 120      | UNIT | sq ft
            5 eV          | 5        | UNIT | eV
            1e3 kg        | 1000     | UNIT | kg
            1/2 inch      | 0.5      | FRACTION UNIT | inch
            $5            | 5        | UNIT | $
            -$5           | -5       | UNIT | $
            $-5           | -5       | UNIT | $
            $ 12.50       | 12.5     | UNIT | $
            5 €           | 5        | UNIT | €
            £5            | 5        | UNIT | £
            ₹2,07,29,574  | 20729574 | INDIAN_GROUPS UNIT | ₹
            US$ 5         | 5        | UNIT | US$
            R$5           | 5        | UNIT | R$
            A$5           | 5        | UNIT | A$
            Rs. 500       | 500      | UNIT | Rs.
            Rs 500        | 500      | UNIT | Rs
            500 kr        | 500      | UNIT | kr
            500 kr.       | 500      | UNIT | kr.
            CHF 1'200.50  | 1200.5   | GROUPS UNIT | CHF
            EUR5          | 5        | UNIT | EUR
            5 USD         | 5        | UNIT | USD
            $1.2M         | 1.2      | UNIT | $M
            −$1,234.50    | -1234.5  | MINUS_SIGN GROUPS UNIT | $
            ($ 12.00)     | -12      | PARENTHESES UNIT | $
            $(12.00)      | -12      | PARENTHESES UNIT | $
            (5)%          | -5       | PARENTHESES UNIT | %
            (5 kg)        | -5       | PARENTHESES UNIT | kg
            """)
    void readsUnitsAndCurrencies(String text, double value, String notations, String unit) {
        assertReads(text, NumberFormat.PLAIN, value, notations, unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <0.05         | 0.05 | LIMIT |
            < 0.05        | 0.05 | LIMIT |
            <= 5          | 5    | LIMIT |
            ≤5            | 5    | LIMIT |
            >100          | 100  | LIMIT |
            >=100         | 100  | LIMIT |
            ≥ 1,000       | 1000 | LIMIT GROUPS |
            < 0.05 mg/L   | 0.05 | LIMIT UNIT | mg/L
            > $5          | 5    | LIMIT UNIT | $
            <-5           | -5   | LIMIT |
            """)
    void readsLimits(String text, double value, String notations, String unit) {
        assertReads(text, NumberFormat.PLAIN, value, notations, unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1234,5        | 1234.5    | |
            1.234,50      | 1234.5    | GROUPS |
            1.234.567     | 1234567   | GROUPS |
            1 234,5       | 1234.5    | GROUPS |
            12 345 678    | 12345678  | GROUPS |
            1'234,5       | 1234.5    | GROUPS |
            12,5 %        | 12.5      | UNIT | %
            € 1.234,50    | 1234.5    | GROUPS UNIT | €
            1.234,50 EUR  | 1234.5    | GROUPS UNIT | EUR
            12 345 kg     | 12345     | GROUPS UNIT | kg
            −0,5          | -0.5      | MINUS_SIGN |
            1,5D3         | 1500      | FORTRAN_EXPONENT |
            0:00:01,25    | 1.25      | CLOCK | h:m:s
            """)
    void theFormatSaysWhichMarkIsWhich(String text, double value, String notations, String unit) {
        assertReads(text, COMMA, value, notations, unit);
    }

    @Test
    void groupsWithTheFormatsOwnMarkArePlain() {
        assertReads("1,234.5", new NumberFormat('.', ','), 1234.5, null, "");
        assertReads("1 234", new NumberFormat('.', ' '), 1234, null, "");
        assertReads("$1,234.50", new NumberFormat('.', ','), 1234.5, "UNIT", "$");
        assertReads("2,07,29,574", new NumberFormat('.', ','), 20_729_574, "INDIAN_GROUPS", "");
        assertReads("∞", NumberFormat.PLAIN, Double.POSITIVE_INFINITY, null, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "2-",
                "-500-",
                "'012",
                "125-kg",
                "–",
                "−",
                "+",
                ".",
                ",",
                "$",
                "%",
                "()",
                "<",
                "word",
                "Total",
                "no",
                "A12",
                "12A3",
                "1-2",
                "10-20 kg",
                "1.2.3",
                "10.0.0.1",
                "e5",
                "1e",
                "1e+",
                "1D5",
                "12E5A",
                "12 345 678 Main Street",
                "3x4",
                "1:2",
                "1:2:3:4",
                "1:60",
                "13:00 PM",
                "12:30 h",
                "555-1234",
                "Q1",
                "#5",
                "No. 5",
                "~5",
                "65+",
                "5 (kg)",
                "0x",
                "0xG",
                "0x1F kg",
                "1/0",
                "1/2/2024",
                "03/24",
                "3 4/2",
                "2024-03-01",
                "1.3.2024",
                "14 Jul 2024",
                "14 Jul",
                "2024 März",
                "2024-W05",
                "1st",
                "22nd",
                "3rd",
                "4th",
                "(5",
                "5)",
                "(-5)",
                "--5",
                "$5 $$5",
                "$5:30",
                "5 kg 6",
                "5 kg m s",
                "5 /kg",
                "5 kilogrammes per metre",
                "MAY 5",
                "USDA 5",
                "usd 5",
                "12 5",
                "1,23",
                "1,2,3",
                "0,123",
                "12,5",
                "1,234,56"
            })
    void othersAreNoNumbers(String text) {
        assertNull(WrittenNumber.read(text, NumberFormat.PLAIN), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1.23",
                "12 345 678 Main Street",
                "1 2 3",
                "0.123",
                "1.2.3",
                "10.0.0.1",
                "01.03.2024",
                "1/2/2024"
            })
    void othersAreNoNumbersWithADecimalComma(String text) {
        assertNull(WrittenNumber.read(text, COMMA), text);
    }

    @Test
    void formatsReadOtherMinusSignsAndDigits() {
        assertEquals(-5.5, NumberFormat.PLAIN.parse("−5.5"));
        assertEquals(12.5, NumberFormat.PLAIN.parse("١٢٫٥"));
        assertEquals(-1234.5, COMMA.parse("–１２３４,５"));
        assertEquals(Double.NEGATIVE_INFINITY, NumberFormat.PLAIN.parse("−∞"));
        assertTrue(NumberFormat.PLAIN.isNumber("−5.5"));
        assertTrue(COMMA.isNumber("१२,५"));
        assertTrue(NumberFormat.PLAIN.hasLeadingZero("٠١"));
        for (String word : new String[] {"−", "–", "é", "5–6", "−a", "日本"}) {
            assertEquals(Double.NaN, NumberFormat.PLAIN.parse(word), word);
        }
    }

    @Test
    void formatsWithCommasReadIndianGroups() {
        NumberFormat commas = new NumberFormat('.', ',');
        assertEquals(20_729_574.5, commas.parse("2,07,29,574.5"));
        assertEquals(-123_456, commas.parse("-1,23,456"));
        assertEquals(1_234_567, commas.parse("12,34,567"));
        assertTrue(commas.isNumber("1,23,456"));
        for (String text : new String[] {"1,23,45", "123,45,678", "1,234,56,789", "1,23,4567", ",23,456"}) {
            assertEquals(Double.NaN, commas.parse(text), text);
        }
        assertEquals(Double.NaN, new NumberFormat(',', '.').parse("1.23.456"));
        assertEquals(Double.NaN, NumberFormat.PLAIN.parse("1,23,456"));
    }
}
