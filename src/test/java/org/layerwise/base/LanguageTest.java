package org.layerwise.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @AfterEach
    void speakEnglish() {
        Language.use(Language.ENGLISH);
    }

    @Test
    void aMessageIsItsTextWithItsArguments() {
        Message message = Message.of("base/of", "x", List.of(1, 2.5, Message.of("base/plain", "it''s {1}")));
        assertEquals("x: 1, 2.5, it''s {1}", message.text());
        assertEquals("", message.hint());
        assertEquals("do it", message.hinted(Message.of("base/plain", "do it")).hint());
        assertEquals(message, Message.of("base/of", "x", message.arguments().get(1)));
    }

    @Test
    void aKeyThatIsNotThereIsAMistakeOfTheProgram() {
        assertThrows(
                IllegalStateException.class, () -> Message.of("base/nothing").text());
        assertThrows(
                IllegalStateException.class, () -> Message.of("nowhere/nothing").text());
        assertThrows(IllegalArgumentException.class, () -> Message.of("nothing").text());
    }

    @Test
    void thePseudoLanguageMarksTextsAndLeavesArgumentsAlone() {
        Language.use(Language.PSEUDO);
        assertEquals("ȧƀ {0} ƈ", Language.PSEUDO.translated("ab {0} c"));
        assertEquals(
                "{0,choice,0#ƞǿƞḗ|1#ǿƞḗ|1<{0,number} ȧŀŀ} ẋ",
                Language.PSEUDO.translated("{0,choice,0#none|1#one|1<{0,number} all} x"));
        assertEquals("a|ƀ".length(), Language.PSEUDO.translated("a|b").length());
        assertEquals("abc: def", Message.of("base/of", "abc", "def").text());
        String once = Language.PSEUDO.translated("Twice");
        assertEquals(once, Language.PSEUDO.translated(once));
        assertTrue(once.chars().noneMatch(letter -> letter < 128), once);
    }
}
