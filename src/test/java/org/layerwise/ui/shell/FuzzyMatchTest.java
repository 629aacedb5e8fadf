package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    private static PaletteEntry entry(String title, boolean possible) {
        return new PaletteEntry(title, "Data", "", possible, () -> {});
    }

    private static List<String> best(String typed, PaletteEntry... entries) {
        return FuzzyMatch.best(typed, List.of(entries)).stream()
                .map(PaletteEntry::title)
                .toList();
    }

    @Test
    void lettersMayBeLeftOutButNotTurnedRound() {
        assertTrue(FuzzyMatch.score("sva", "Save as").isPresent());
        assertEquals(OptionalInt.empty(), FuzzyMatch.score("aves", "Save"));
    }

    @Test
    void beginningsOfWordsComeFirst() {
        assertEquals(
                List.of("Save as", "Use a vase"),
                best("sa", entry("Use a vase", true), entry("Save as", true), entry("Open", true)));
    }

    @Test
    void amongEqualsWhatCanBeDoneComesFirst() {
        assertEquals(List.of("Stop b", "Stop a"), best("stop", entry("Stop a", false), entry("Stop b", true)));
    }

    @Test
    void aPageFindsItsActions() {
        assertEquals(List.of("Open"), best("data open", entry("Open", true)));
        assertTrue(Objects.requireNonNull(best("xyz", entry("Open", true))).isEmpty());
    }
}
