package org.layerwise.data.table;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.data.cell.CellText;
import org.layerwise.data.cell.DateOrder;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.table.ColumnReading.Letters;
import org.layerwise.data.table.ColumnReading.Limits;
import org.layerwise.data.table.ColumnReading.OddCells;

/** Whatever a cell holds, a column read in whatever way gives a number or none, a date or none, a label, or a missing value. */
class CellReaderFuzzTest {
    private static final List<String> SEEDS = List.of(
            "2024-05-14-37",
            "2012-01-09.4",
            "31.12.2024 24:00",
            "1709301930.25",
            "< 0.05 mg/L",
            "($ 12.00)",
            "3 1/2 in",
            "36:00:01.5",
            "9.81 m·s^-2",
            "TRUE",
            "no",
            "NA",
            "1'200,50",
            "2024-W05-3",
            "0x7F",
            "1e400",
            "½",
            "20241350");
    private static final String ALPHABET = "0123456789.,-+/:'% TZWeEkg<>()$€½²\u00A0\u202E\uD835\uDFCF\0\t\u001B";

    private static String text(RandomStream random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            text.replace(
                    at,
                    Math.min(text.length(), at + random.nextInt(3)),
                    String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))));
        }
        return CellText.clean(text.toString());
    }

    @Test
    void everyReadingOfEveryCellGivesAnAnswer() {
        RandomStream random = new Seed(2).stream("cells");
        List<String> cells = new ArrayList<>();
        TextColumn column = new TextColumn();
        for (int i = 0; i < 2_000; i++) {
            char[] chars = text(random).toCharArray();
            column.append(chars, 0, chars.length);
            cells.add(column.last(0));
        }
        column.trimToSize();
        int numbers = 0;
        int dates = 0;
        int missing = 0;
        for (NumberFormat format :
                List.of(NumberFormat.PLAIN, new NumberFormat(',', '.'), new NumberFormat('.', ','))) {
            for (DateOrder order : DateOrder.values()) {
                for (Limits limits : Limits.values()) {
                    ColumnReading reading = new ColumnReading(
                            "c",
                            List.of(),
                            "kg",
                            limits,
                            OddCells.TABLE,
                            Letters.IGNORE_CASE,
                            order,
                            order == DateOrder.DAY_FIRST);
                    CellReader reader =
                            new CellReader(reading, new MissingTokens(MissingTokens.DEFAULTS), format, List.of());
                    for (int row = 0; row < cells.size(); row++) {
                        String cell = cells.get(row);
                        missing += reader.isMissing(cell) ? 1 : 0;
                        numbers += Double.isNaN(reader.number(cell)) ? 0 : 1;
                        dates += reader.time(cell) == null ? 0 : 1;
                        assertNotNull(reader.label(cell, column));
                    }
                }
            }
        }
        assertTrue(numbers > 1000 && dates > 1000 && missing > 1000, numbers + ", " + dates + ", " + missing);
    }
}
