package org.layerwise.data.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.data.table.CategoryOrder;

class NumberTextTest {
    @Test
    void readsWhatTablesWrite() {
        assertEquals(
                List.of(0.0, -1.5, 3.0, 0.5, 1500.0, -0.002, 7.0),
                List.of("0", "-1.5", "+3.", ".5", "1.5e3", "-2E-3", "007").stream()
                        .map(NumberText::parse)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "e5",
                "1e",
                "1e+",
                "1,5",
                "1 000",
                "0x10",
                "1f",
                "1d",
                "NaN",
                "Infinity",
                "12a",
                "--1",
                "١"
            })
    void refusesEverythingElse(String text) {
        assertFalse(NumberText.isNumber(text));
        assertEquals(Double.NaN, NumberText.parse(text));
    }

    @Test
    void roundsCorrectlyWhateverTheLength() {
        RandomStream random = new Seed(1).stream("numbers");
        for (int i = 0; i < 20_000; i++) {
            String all = String.valueOf(random.nextLong());
            String digits = all.substring(0, 1 + random.nextInt(all.length()));
            int point = random.nextInt(digits.length() + 1);
            String text = (digits.substring(0, point) + "." + digits.substring(point)).replace(".-", "-.");
            if (!text.equals("-.")) {
                assertEquals(Double.parseDouble(text), NumberText.parse(text), text);
            }
        }
        assertEquals(-0.0, NumberText.parse("-0"));
        assertEquals(123456789012345.0, NumberText.parse("123456789012345"));
        assertEquals(0.00000000000001, NumberText.parse(".00000000000001"));
    }

    @Test
    void knowsLeadingZeros() {
        assertTrue(List.of("01", "007", "-01", "00", "00.5").stream().allMatch(NumberText::hasLeadingZero));
        assertFalse(
                List.of("0", "0.5", "-0.1", "10", "0e3", "1", "01a").stream().anyMatch(NumberText::hasLeadingZero));
    }

    @Test
    void ordersCategoriesByValueOrCodePoint() {
        assertEquals(List.of("-1", "2", "10", "1e2"), CategoryOrder.sorted(List.of("10", "2", "1e2", "-1")));
        assertEquals(List.of("01", "1"), CategoryOrder.sorted(List.of("1", "01")));
        assertEquals(List.of("10", "2", "B", "a"), CategoryOrder.sorted(List.of("a", "B", "10", "2")));
        assertEquals(List.of("\uFF5E", "𝄞"), CategoryOrder.sorted(List.of("𝄞", "\uFF5E")));
        assertEquals(List.of("a", "aa"), CategoryOrder.sorted(List.of("aa", "a")));
    }
}
