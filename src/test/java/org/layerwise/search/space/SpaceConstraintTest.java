package org.layerwise.search.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.base.ProblemException;

class SpaceConstraintTest {
    private static boolean holds(String text, double a, double b) {
        return SpaceConstraint.parse(text)
                .holds(path -> Map.of("net.a", a, "net.b", b).get(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "net.a >= net.b|true|true|false",
                "net.a>net.b|true|false|false",
                "net.a <= net.b|false|true|true",
                "net.a < 3|false|false|true",
                "net.a = net.b|false|true|false",
                "net.a + net.b <= 2 * net.a + 1|true|true|false",
                "net.a * net.b - 1 >= 2.5e0|true|true|false",
                "10 - net.a * net.a > net.b|false|false|true"
            })
    void comparesSumsOfProducts(String text, boolean larger, boolean same, boolean smaller) {
        assertEquals(larger, holds(text, 4, 2));
        assertEquals(same, holds(text, 3, 3));
        assertEquals(smaller, holds(text, 1, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net.a",
                "net.a >= net.b >= 2",
                "net.a >=",
                "net.a net.b > 1",
                "net.a + > 1",
                "+ net.a > 1",
                "1e999 > net.a",
                "net.a > 1 -"
            })
    void refusesWhatIsNoComparison(String text) {
        assertThrows(ProblemException.class, () -> SpaceConstraint.parse(text));
    }

    @Test
    void holdsWhereASettingIsNotVaried() {
        assertTrue(holds("net.a > 100", Double.NaN, 1));
        assertFalse(holds("net.b > 100", Double.NaN, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.a >= 2 * net.b * net.c + 8", "net.a - 2 * net.b - 3 < -1 * net.c", "0 = net.a - 1.5"})
    void isWrittenAsItIsRead(String text) {
        assertEquals(text, SpaceConstraint.parse(text).text());
    }

    @Test
    void namesItsSettings() {
        assertEquals(
                Set.of("a", "b"), SpaceConstraint.parse("2 * a * b >= a + 1").paths());
    }
}
