package org.layerwise.data.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.cell.NumberText;

class TextColumnTest {
    private static final List<String> HARD = List.of(
            "0",
            "-0",
            "0.0",
            "-0.0",
            "00",
            "007",
            "1",
            "+1",
            "-1",
            "1.",
            ".5",
            "-.5",
            "0.5",
            "-0.5",
            "0.50",
            "5.10",
            "1e5",
            "1E-5",
            "1,5",
            "1.2.3",
            "-",
            ".",
            "",
            "NA",
            "NaN",
            "Infinity",
            "yes",
            "01",
            "2147483647",
            "2147483648",
            "-2147483646",
            "-2147483647",
            "-2147483648",
            "123456789012345678",
            "1234567890123456789",
            "0.12345678901234567",
            "0.123456789012345678",
            "123456789.123456789",
            "-99999999999999999.9",
            "9223372036854775807",
            "99999999999999999999",
            "0x1p3",
            "1_000",
            "日本語",
            "é",
            "a b",
            "1 000");

    private static final List<NumberFormat> FORMATS = List.of(
            NumberFormat.PLAIN,
            new NumberFormat(',', '\0'),
            new NumberFormat(',', '.'),
            new NumberFormat('.', ','),
            new NumberFormat(',', ' '));

    private static List<String> withCommas(List<String> cells) {
        return cells.stream().map(cell -> cell.replace('.', ',')).toList();
    }

    private static TextColumn of(List<String> cells) {
        TextColumn column = new TextColumn();
        for (String cell : cells) {
            char[] buffer = ("x" + cell + "y").toCharArray();
            column.append(buffer, 1, cell.length());
        }
        column.trimToSize();
        return column;
    }

    private static void assertHolds(List<String> cells) {
        TextColumn column = of(cells);
        assertEquals(cells.size(), column.size());
        for (int row = 0; row < cells.size(); row++) {
            assertEquals(cells.get(row), column.get(row), "row " + row);
            for (NumberFormat format : FORMATS) {
                double number = format.isPlain() ? NumberText.parse(cells.get(row)) : format.parse(cells.get(row));
                assertEquals(number, column.number(row, format), cells.get(row) + " in " + format);
            }
        }
    }

    @Test
    void writesEveryTextAgainAsItWas() {
        assertHolds(HARD);
        assertHolds(withCommas(HARD));
        assertHolds(withCommas(HARD).reversed());
        for (String cell : HARD) {
            assertHolds(List.of(cell));
            assertHolds(List.of(cell.replace('.', ',')));
            assertHolds(List.of("2,25", cell, "1234,5", "1.234,5", "1,234.5", "1.234"));
            assertHolds(List.of("2.25", cell, "1234,5", "1.234,5", "1,234.5", "1,234"));
        }
    }

    @Test
    void writesEveryTextAgainAmongManyNumbers() {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < 40_000; row++) {
            cells.add(row % 700 == 0 ? HARD.get(row / 700 % HARD.size()) : String.valueOf(row - 20_000));
        }
        assertHolds(cells);
    }

    @Test
    void turnsToTextInTheMiddleOfAColumn() {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < 20_000; row++) {
            cells.add(row < 9_000 ? row + ".5" : "text " + row % (row < 15_000 ? 3 : 20_000));
        }
        cells.addAll(List.of("1", "2"));
        assertHolds(cells);
        assertHolds(withCommas(cells));
    }

    @Test
    void numbersAreCorrectlyRounded() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal decimal = BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), random.nextInt(19));
            String cell = decimal.toPlainString();
            assertEquals(
                    Double.parseDouble(cell),
                    of(List.of(cell.replace('.', ','))).number(0, new NumberFormat(',', '\0')),
                    cell);
            assertEquals(Double.parseDouble(cell), of(List.of(cell)).number(0, NumberFormat.PLAIN), cell);
        }
    }

    @Test
    void cutsWhiteSpaceAtTheEnds() {
        assertEquals("a b", of(List.of(" \ta b\r")).get(0));
        assertEquals("1.50", of(List.of(" 1.50 ")).get(0));
        assertEquals("", of(List.of("  ")).get(0));
    }

    @Test
    void takesBackTheLastCell() {
        for (String last : List.of("3", "odd", "")) {
            TextColumn column = new TextColumn();
            for (String cell : List.of("1", last)) {
                column.append(cell.toCharArray(), 0, cell.length());
            }
            assertEquals(last.isEmpty(), column.isLastBlank());
            column.removeLast();
            column.append(new char[] {'7', 'x'}, 0, 2);
            column.trimToSize();
            assertEquals(List.of("1", "7x"), List.of(column.get(0), column.get(1)));
            assertThrows(IndexOutOfBoundsException.class, () -> column.get(2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ","})
    void numbersTakeTheirDigitsAlone(String mark) {
        Runtime runtime = Runtime.getRuntime();
        String[] cells = new String[1 << 14];
        Arrays.setAll(cells, i -> String.valueOf(i / 1000.0).replace(".", mark));
        long before = used(runtime);
        TextColumn[] columns = new TextColumn[16];
        for (int c = 0; c < columns.length; c++) {
            TextColumn column = new TextColumn();
            for (int repeat = 0; repeat < 16; repeat++) {
                for (String cell : cells) {
                    column.append(cell.toCharArray(), 0, cell.length());
                }
            }
            column.trimToSize();
            columns[c] = column;
        }
        double bytes = (double) (used(runtime) - before) / (columns.length * 16L * cells.length);
        assertTrue(bytes < 6.5, "bytes a cell: " + bytes);
        assertEquals("16" + mark + "383", columns[15].get(columns[15].size() - 1));
    }

    private static long used(Runtime runtime) {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
