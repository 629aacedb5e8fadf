package org.layerwise.ui.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of texts as they are shown and typed. */
class QuotedTextsTest {
    private static void both(String shown, List<String> texts) {
        assertEquals(shown, QuotedTexts.text(texts));
        assertEquals(texts, QuotedTexts.read(shown));
    }

    @Test
    void aListWithAnEmptyTextIsQuotedAndReadBack() {
        both("\"\", \"NA\", \"?\"", List.of("", "NA", "?"));
        both("\"a, b\", \"say \"\"no\"\"\"", List.of("a, b", "say \"no\""));
        both("low, medium, high", List.of("low", "medium", "high"));
        both("", List.of());
    }

    @Test
    void whatIsTypedWithoutQuotesIsTaken() {
        assertEquals(List.of("NA", "-999"), QuotedTexts.read(", NA , -999,"));
        assertEquals(List.of("", "NA"), QuotedTexts.read("\"\" ,NA"));
        assertEquals(List.of("\"never closed", "b"), QuotedTexts.read("\"never closed, b"));
        assertEquals(List.of("5\" pipe"), QuotedTexts.read("5\" pipe"));
        assertEquals(List.of("\"a\" b"), QuotedTexts.read("\"a\" b"));
    }
}
