package org.layerwise.data.csv;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.data.csv.CsvFormat.Separator;

/** Finds the separator: the one that splits the first records into the same number of fields, as many as possible. */
final class SeparatorSniffer {
    private static final int RECORDS = 20;
    private static final List<Separator> CANDIDATES =
            List.of(Separator.COMMA, Separator.SEMICOLON, Separator.TAB, Separator.PIPE);

    private SeparatorSniffer() {}

    /**
     * @param text the file's first characters
     * @param complete whether that is the whole file; otherwise its last record may be cut off and does not count
     */
    static Separator sniff(String text, boolean complete) {
        Separator best = Separator.COMMA;
        double bestScore = 0;
        for (Separator candidate : CANDIDATES) {
            double score = score(fieldCounts(text, candidate.character(), complete));
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    /** The header's number of separators, weighed by the share of records that have as many. */
    private static double score(List<Integer> counts) {
        if (counts.isEmpty()) {
            return 0;
        }
        int header = counts.getFirst();
        long alike = counts.stream().filter(count -> count == header).count();
        double share = (double) alike / counts.size();
        return (header - 1) * share * share;
    }

    private static List<Integer> fieldCounts(String text, char separator, boolean complete) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        int fields = 1;
        int length = 0;
        for (int i = 0; i < text.length() && counts.size() < RECORDS; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (length > 0) {
                    counts.add(fields);
                }
                fields = 1;
                length = 0;
                continue;
            } else if (!quoted && c == separator) {
                fields++;
            }
            length++;
        }
        if (length > 0 && complete && counts.size() < RECORDS) {
            counts.add(fields);
        }
        return counts;
    }
}
