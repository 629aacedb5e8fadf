package org.layerwise.data.table;

import java.util.List;
import java.util.Locale;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/**
 * Finds the name somebody may have meant: equal but for case, or at most two edits away (Levenshtein); else the only one that
 * contains what was written, as "Yield" is meant for "Yield [%]".
 */
final class NameSuggestion {
    private static final int SHORTEST_PART = 3;
    /** So many columns are named where one is not found. */
    private static final int LISTED = 20;

    private NameSuggestion() {}

    /** What to say when a table's columns have none of this name. */
    static Problem problem(String wanted, List<String> columns, String file) {
        String near = of(wanted, columns);
        Message hint = near.isEmpty() ? list(columns) : Message.of("data.table/did-you-mean", near);
        return Problem.error(
                Location.column(file, wanted),
                Message.of("data.table/no-column", wanted).hinted(hint));
    }

    private static Message list(List<String> columns) {
        return columns.size() <= LISTED
                ? Message.of("data.table/columns", columns)
                : Message.of("data.table/columns-and-more", columns.subList(0, LISTED), columns.size() - LISTED);
    }

    /** The nearest of {@code names}, empty when none is near. */
    static String of(String wanted, List<String> names) {
        String best = "";
        int bestDistance = Math.min(2, wanted.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(fold(wanted), fold(name));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = name;
            }
        }
        return best.isEmpty() ? containing(wanted, names) : best;
    }

    private static String containing(String wanted, List<String> names) {
        String part = fold(wanted);
        List<String> found = part.length() < SHORTEST_PART
                ? List.of()
                : names.stream().filter(name -> fold(name).contains(part)).toList();
        return found.size() == 1 ? found.getFirst() : "";
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
