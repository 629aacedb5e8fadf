package org.layerwise.data.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.layerwise.data.cell.CellText;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.table.ColumnReading.Letters;

/**
 * The one spelling of each class or category: equal numbers are one where the column is one of numbers ({@code 1} and
 * {@code 1.0}), texts that differ by case or blanks alone, or a first letter and the one text that begins with it, where the
 * column is to be read so.
 */
final class Labels {
    private static final Labels VERBATIM = new Labels(Map.of(), Map.of(), Letters.EXACT, false, NumberFormat.PLAIN);

    /** From here on doubles are farther apart than whole numbers. */
    private static final double INEXACT = 0x1p53;

    private final Map<Object, String> spellings;
    private final Letters letters;
    private final boolean numbers;
    private final NumberFormat format;
    /** The text that a single letter means. */
    private final Map<String, String> initials;

    private Labels(
            Map<Object, String> spellings,
            Map<String, String> initials,
            Letters letters,
            boolean numbers,
            NumberFormat format) {
        this.initials = initials;
        this.spellings = spellings;
        this.letters = letters;
        this.numbers = numbers;
        this.format = format;
    }

    /** Those of a column's cells: of several spellings the most frequent, then the first by code point. */
    static Labels of(TextColumn cells, CellReader reader, NumberFormat format) {
        Letters letters = reader.reading().letters();
        boolean numbers = true;
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < cells.size(); row++) {
            String cell = cells.get(row);
            if (!reader.isMissing(cell)) {
                numbers = numbers && isValue(cell, format);
                if (!numbers && letters == Letters.EXACT) {
                    return VERBATIM;
                }
                counts.merge(cell, 1, Integer::sum);
            }
        }
        return of(counts, letters, numbers, format);
    }

    /** Those that are settled. */
    static Labels known(Collection<String> known, Letters letters, NumberFormat format) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        NumberFormat written = known.stream().allMatch(text -> isValue(text, format)) ? format : NumberFormat.PLAIN;
        boolean numbers = known.stream().allMatch(text -> isValue(text, written));
        boolean distinct =
                numbers && known.stream().map(written::parse).distinct().count() == known.size();
        if (!distinct && letters == Letters.EXACT) {
            return VERBATIM;
        }
        known.forEach(text -> counts.put(text, 1));
        Map<Object, String> spellings = new HashMap<>();
        known.forEach(text -> {
            spellings.putIfAbsent(text, text);
            spellings.putIfAbsent(distinct ? Double.valueOf(written.parse(text) + 0.0) : folded(text), text);
        });
        return new Labels(spellings, initials(known, letters), letters, distinct, format);
    }

    private static Labels of(Map<String, Integer> counts, Letters letters, boolean numbers, NumberFormat format) {
        Map<Object, String> best = new HashMap<>();
        Map<String, String> initials = numbers ? Map.of() : initials(counts.keySet(), letters);
        counts.forEach((text, count) -> best.merge(
                key(text, initials, letters, numbers, format),
                text,
                (a, b) -> isBetter(b, a, counts, initials) ? b : a));
        return new Labels(best, initials, letters, numbers, format);
    }

    private static Map<String, String> initials(Collection<String> texts, Letters letters) {
        return letters == Letters.INITIALS ? initials(texts) : Map.of();
    }

    /**
     * The single letters among texts, and those that could be, with the one other text that begins with each, without regard
     * to case.
     */
    static Map<String, String> initials(Collection<String> texts) {
        Map<String, String> found = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (String text : texts) {
            String folded = folded(text);
            if (!isLetter(folded) && !folded.isEmpty()) {
                String first = folded.substring(0, Character.charCount(folded.codePointAt(0)));
                String other = found.putIfAbsent(first, folded);
                if (other != null && !other.equals(folded)) {
                    several.add(first);
                }
            }
        }
        found.keySet().removeAll(several);
        found.keySet().removeIf(first -> !isLetter(first));
        return found;
    }

    private static boolean isLetter(String text) {
        return text.codePointCount(0, text.length()) == 1 && Character.isLetter(text.codePointAt(0));
    }

    /** A whole word is better than its first letter, then what is more frequent. */
    private static boolean isBetter(
            String text, String other, Map<String, Integer> counts, Map<String, String> initials) {
        boolean letter = initials.containsKey(folded(text));
        if (letter != initials.containsKey(folded(other))) {
            return !letter;
        }
        int more = Integer.compare(counts.getOrDefault(text, 0), counts.getOrDefault(other, 0));
        return more > 0
                || (more == 0
                        && CategoryOrder.sorted(List.of(text, other)).getFirst().equals(text));
    }

    /** A number that is no code, so that its spelling does not matter. */
    private static boolean isValue(String text, NumberFormat format) {
        return format.isNumber(text) && !format.hasLeadingZero(text);
    }

    private static Object key(
            String text, Map<String, String> initials, Letters letters, boolean numbers, NumberFormat format) {
        if (numbers) {
            double value = format.parse(text);
            boolean exact = Math.abs(value) < INEXACT; // beyond it different whole numbers are the same one to a double
            return exact ? Double.valueOf(value + 0.0) : text; // a negative zero is zero
        }
        if (letters == Letters.EXACT) {
            return text;
        }
        String folded = folded(text);
        return initials.getOrDefault(folded, folded);
    }

    /** A text without regard to case and to how many blanks are between its words. */
    static String folded(String text) {
        String upper = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(upper.length());
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            boolean blank = CellText.isInvisible(c);
            if (!blank) {
                folded.append(c);
            } else if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString();
    }

    /** The spelling that counts for a text. */
    String of(String text) {
        if (spellings.isEmpty()) {
            return text;
        }
        String itself = spellings.get(text);
        String label = itself != null ? itself : spellings.get(key(text, initials, letters, numbers, format));
        return label == null ? text : label;
    }
}
