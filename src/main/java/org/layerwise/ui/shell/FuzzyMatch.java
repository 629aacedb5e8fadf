package org.layerwise.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How well a text fits what was typed: its letters occur in this order. Letters that begin words or follow each other count
 * more, and so does a short text.
 */
final class FuzzyMatch {
    private static final int WORD = 8;
    private static final int RUN = 5;
    private static final int LETTER = 1;

    private FuzzyMatch() {}

    /** Empty where the text does not hold all that was typed; else the higher the better. */
    static OptionalInt score(String typed, String text) {
        String wanted = typed.toLowerCase(Locale.ROOT).replace(" ", "");
        String lower = text.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? OptionalInt.of(0)
                : IntStream.range(0, lower.length())
                        .filter(from -> lower.charAt(from) == wanted.charAt(0))
                        .map(from -> from(wanted, lower, from))
                        .filter(score -> score >= 0)
                        .max();
    }

    /** The score when the first letter is taken at a place; −1 where the rest does not follow. */
    private static int from(String wanted, String text, int from) {
        int score = 0;
        int at = from - 1;
        for (int i = 0; i < wanted.length(); i++) {
            int next = text.indexOf(wanted.charAt(i), at + 1);
            if (next < 0) {
                return -1;
            }
            score += next == 0 || !Character.isLetterOrDigit(text.charAt(next - 1)) ? WORD : LETTER;
            score += i > 0 && next == at + 1 ? RUN : 0;
            at = next;
        }
        return 100 * score / (20 + text.length());
    }

    /** Those that fit, the best first; among equals what can be done now comes first. */
    static List<PaletteEntry> best(String typed, List<PaletteEntry> entries) {
        Comparator<PaletteEntry> byScore =
                Comparator.comparingInt(entry -> -of(typed, entry).orElse(0));
        return entries.stream()
                .filter(entry -> of(typed, entry).isPresent())
                .sorted(byScore.thenComparing(PaletteEntry::possible, Comparator.reverseOrder()))
                .toList();
    }

    private static OptionalInt of(String typed, PaletteEntry entry) {
        OptionalInt title = score(typed, entry.title());
        return title.isPresent() ? title : score(typed, entry.place() + " " + entry.title());
    }
}
