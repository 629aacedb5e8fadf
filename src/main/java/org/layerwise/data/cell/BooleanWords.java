package org.layerwise.data.cell;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pairs of words for no and yes. */
public final class BooleanWords {
    /** What is false, what is true. */
    private static final Set<List<String>> PAIRS = Arrays.stream("""
                    no      yes
                    n       y
                    false   true
                    f       t
                    .f.     .t.
                    .false. .true.
                    off     on
                    nein    ja
                    n       j
                    falsch  wahr
                    non     oui
                    faux    vrai
                    no      sí
                    no      si
                    não     sim
                    nee     ja
                    nej     ja
                    nei     ja
                    nie     tak
                    ne      ano
                    нет     да
                    否      是
                    いいえ  はい
                    ✗       ✓
                    ✗       ✔
                    ✘       ✓
                    ✘       ✔
                    ☐       ☑
                    inactive active
                    absent  present
                    negative positive
                    neg     pos
                    """.split("\n"))
            .map(line -> List.of(line.split(" +")))
            .collect(Collectors.toUnmodifiableSet());

    private BooleanWords() {}

    /**
     * The spellings of two words with the false one first, as they are written. Case does not matter: where a word is written in
     * several cases ({@code TRUE}, {@code true}), its first spelling stands for all.
     *
     * @param texts distinct texts
     * @return empty when they are not two words, or no such pair
     */
    public static List<String> order(Collection<String> texts) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String text : texts) {
            words.putIfAbsent(text.toLowerCase(Locale.ROOT), text);
            if (words.size() > 2) {
                return List.of();
            }
        }
        List<String> keys = List.copyOf(words.keySet());
        List<String> spellings = List.copyOf(words.values());
        if (PAIRS.contains(keys)) {
            return spellings;
        }
        return PAIRS.contains(keys.reversed()) ? spellings.reversed() : List.of();
    }
}
