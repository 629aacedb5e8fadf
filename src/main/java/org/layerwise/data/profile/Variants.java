package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.layerwise.data.cell.BooleanWords;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnType;

/**
 * Texts of a column that may be one value, as people read them: they differ by case or blanks alone, or one is the first letter
 * of the other.
 *
 * @param separate the texts; empty when there are none
 * @param asOne the texts, with that which stands for them where they are read as one
 * @param initials whether one is the first letter of another
 */
public record Variants(String separate, String asOne, boolean initials) {
    static final Variants NONE = new Variants("", "", false);

    private static final int LISTED = 3;
    /** Of more values a letter is the first of some by chance. */
    private static final int MOST_WITH_INITIALS = 12;
    /** So long are codes such as AB, the first letter of which is another code. */
    private static final int LONGEST_CODE = 3;

    boolean isEmpty() {
        return separate.isEmpty();
    }

    /** Those of a column that is taken for a type. */
    static Variants of(ColumnPass pass, ColumnType type) {
        boolean isText = type == ColumnType.CATEGORY || type == ColumnType.BOOLEAN || type == ColumnType.ORDINAL;
        if (!isText) {
            return NONE;
        }
        List<String> texts = pass.written().texts();
        Map<String, String> initials = ColumnReading.initials(texts);
        List<List<String>> byLetter = groups(texts, folded -> initials.getOrDefault(folded, folded));
        boolean letters = mayHaveInitials(pass.written()) && byLetter.stream().anyMatch(Variants::hasInitial);
        List<List<String>> groups = letters ? byLetter : groups(texts, UnaryOperator.identity());
        List<String> separate = new ArrayList<>();
        List<String> asOne = new ArrayList<>();
        for (List<String> group : groups.subList(0, Math.min(LISTED, groups.size()))) {
            String spellings = group.stream().map(text -> '"' + text + '"').collect(Collectors.joining(" / "));
            separate.add(spellings);
            asOne.add(spellings + " as \"" + pass.label(group.getFirst()) + '"');
        }
        if (groups.size() > LISTED) {
            separate.add("…");
            asOne.add("…");
        }
        return new Variants(String.join("; ", separate), String.join("; ", asOne), letters);
    }

    /** Groups of texts that are one to a key of their folded form, each with its spellings. */
    private static List<List<String>> groups(Collection<String> texts, UnaryOperator<String> key) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String text : texts) {
            groups.computeIfAbsent(key.apply(ColumnReading.folded(text)), folded -> new ArrayList<>())
                    .add(text);
        }
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** Whether there are few values, and those words. */
    private static boolean mayHaveInitials(TextTally texts) {
        if (!texts.isComplete() || texts.distinct() > MOST_WITH_INITIALS) {
            return false;
        }
        List<String> words =
                texts.texts().stream().filter(text -> !isLetter(text)).toList();
        boolean letters = texts.texts().stream()
                .allMatch(text -> text.codePoints().allMatch(c -> Character.isLetter(c) || c == ' '));
        boolean codes = words.stream().anyMatch(Variants::isCode);
        return letters && (!codes || !BooleanWords.order(words).isEmpty());
    }

    private static boolean hasInitial(List<String> group) {
        return group.stream().anyMatch(Variants::isLetter) && !group.stream().allMatch(Variants::isLetter);
    }

    private static boolean isLetter(String text) {
        return text.codePointCount(0, text.length()) == 1;
    }

    private static boolean isCode(String text) {
        return text.length() <= LONGEST_CODE && text.codePoints().allMatch(Character::isUpperCase);
    }
}
