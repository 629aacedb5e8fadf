package org.layerwise.data.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pairs of words for no and yes. */
public final class BooleanWords {
    /** What is false, what is true. */
    private static final Map<String, String> PAIRS = Arrays.stream("""
                    no      yes
                    n       y
                    false   true
                    f       t
                    off     on
                    nein    ja
                    n       j
                    falsch  wahr
                    non     oui
                    faux    vrai
                    no      sí
                    no      si
                    inactive active
                    absent  present
                    negative positive
                    neg     pos
                    """.split("\n"))
            .map(line -> line.split(" +"))
            .collect(Collectors.toMap(pair -> pair[1], pair -> pair[0]));

    private BooleanWords() {}

    /**
     * Two texts with the false one first, as they are written; case does not matter.
     *
     * @return empty when they are not two, or no such pair
     */
    public static List<String> order(Collection<String> texts) {
        if (texts.size() != 2) {
            return List.of();
        }
        Map<String, String> words = texts.stream()
                .collect(Collectors.toMap(text -> text.toLowerCase(Locale.ROOT), Function.identity(), (a, b) -> a));
        for (Map.Entry<String, String> word : words.entrySet()) {
            String no = words.get(PAIRS.getOrDefault(word.getKey(), ""));
            if (no != null) {
                return List.of(no, word.getValue());
            }
        }
        return List.of();
    }
}
