package org.layerwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.OverviewMaker;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.table.Table;
import org.layerwise.ui.fx.Numbers;

/** Figures of a column that differ look different, and have no more digits than that needs. */
class ColumnDigitsTest {
    private static List<String> texts(double... figures) {
        ColumnDigits digits = ColumnDigits.of(figures);
        List<String> texts = new ArrayList<>();
        for (double figure : figures) {
            texts.add(Figure.of(figure, digits));
        }
        return texts;
    }

    @Test
    void numbersFarFromZeroHaveTheDigitsOfTheirSpread() {
        assertEquals(
                List.of("99,999,999.069", "99,999,999.5", "100,000,000.095"),
                texts(99999999.069, 99999999.5, 100000000.095));
        assertEquals(List.of("-1,000.0001", "-1,000", "-999.9998"), texts(-1000.0001, -1000, -999.9998));
    }

    @Test
    void wholeNumbersAreWrittenInFull() {
        assertEquals(List.of("1,706,700,105", "1,706,700,106"), texts(1706700105, 1706700106));
        assertEquals(List.of("1,706,700,105", "9,706,700,105"), texts(1706700105, 9706700105L));
        assertEquals(List.of("1,706,700,105"), texts(1706700105));
    }

    @Test
    void otherFiguresStayShort() {
        assertEquals(List.of("32.1", "39.23", "44.45", "59.6"), texts(32.1, 39.225, 44.45, 59.6));
        assertEquals(List.of("0", "0.3333", "0.6667"), texts(0, 1.0 / 3, 2.0 / 3));
        assertEquals(List.of("0.3", "0.3", "1"), texts(0.3, 0.1 + 0.2, 1), "they differ by rounding alone");
        assertEquals(List.of("0.3"), texts(0.1 + 0.2));
        assertEquals(List.of("1.50e+20", "2.50e+20"), texts(1.5e20, 2.5e20));
        assertEquals(List.of("–"), texts(Double.NaN));
    }

    @Test
    void quantilesThatAreCloseAreToldApartInAWideColumn() {
        List<String> texts = texts(1, 1.00002, 1.00004, 50_000);
        assertEquals(List.of("1", "1.00002", "1.00004", "50,000"), texts);
        for (int power = 0; power < 14; power++) {
            double base = 3.3e4 * Math.pow(10, power / 2.0);
            List<String> pair = texts(base, base * (1 + Math.pow(10, -power + 1)));
            assertNotEquals(pair.getFirst(), pair.getLast());
        }
    }

    @Test
    void theWindowWritesTheSameDigits() {
        ColumnDigits digits = ColumnDigits.of(-99999999.069, -99999998.043);
        assertEquals("−99,999,999.069", Numbers.number(-99999999.069, digits));
        assertEquals("43.92", Numbers.number(43.92193, ColumnDigits.of(32.1, 59.6)));
    }

    @Test
    void textAndPageTellTheEndsOfAColumnApart() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(List.of(String.valueOf(99999999.069 + i * 0.054), String.valueOf(1706700105 + i % 7)));
        }
        Table table = Table.ofRows("far.csv", List.of("far", "when"), rows);
        List<ColumnProfile> columns = Profiler.profile(table, (column, row) -> true);
        TableProfile profile = new TableProfile(table, "", columns, new OverviewMaker(table, columns).make());
        List<String> lines = TextReport.lines(profile);
        String far = lines.stream()
                .filter(line -> line.startsWith("far ") && line.contains("99,999,999"))
                .findFirst()
                .orElseThrow();
        assertTrue(far.contains("99,999,999.069") && far.contains("100,000,000.095"), far);
        String head = lines.stream()
                .filter(line -> line.startsWith("number"))
                .findFirst()
                .orElseThrow();
        assertEquals(head.length(), far.length(), "the columns stand below their heads");
        String page = HtmlReport.page(profile);
        for (String figure : List.of("99,999,999.069", "100,000,000.095", "1,706,700,105", "1,706,700,111")) {
            assertTrue(page.contains(">" + figure), figure);
        }
    }
}
