package org.layerwise.data.read.csv;

import org.layerwise.data.read.csv.CsvFormat.Escape;
import org.layerwise.data.read.csv.CsvFormat.Quote;
import org.layerwise.data.read.csv.CsvFormat.Separator;

/** Finds which quotes stand around fields, and how quotes inside are escaped. */
final class QuoteSniffer {
    private QuoteSniffer() {}

    /** Single quotes when fields stand in them and none stands in double quotes. */
    static Quote quote(String text, CsvFormat format) {
        char separator = format.separator().character();
        int singles = opened(text, separator, '\'') + closed(text, separator, '\'');
        int doubles = opened(text, separator, '"') + closed(text, separator, '"');
        boolean paired = closed(text, separator, '\'') > 0 && opened(text, separator, '\'') > 0;
        return paired && doubles == 0 && singles > 1 ? Quote.SINGLE : Quote.DOUBLE;
    }

    /** Quotes that stand where a field begins. */
    private static int opened(String text, char separator, char quote) {
        int count = 0;
        for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
            count += at == 0 || isEdge(text.charAt(at - 1), separator) ? 1 : 0;
        }
        return count;
    }

    /** Quotes that stand where a field ends. */
    private static int closed(String text, char separator, char quote) {
        int count = 0;
        for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
            count += at + 1 == text.length() || isEdge(text.charAt(at + 1), separator) ? 1 : 0;
        }
        return count;
    }

    /** A backslash when quotes inside fields stand behind one and none is doubled. */
    static Escape escape(String text, CsvFormat format) {
        char quote = format.quote().character();
        char separator = format.separator().character();
        if (quote == 0) {
            return Escape.DOUBLED;
        }
        int behind = 0;
        int doubled = 0;
        for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
            char before = at == 0 ? '\n' : text.charAt(at - 1);
            char after = at + 1 == text.length() ? '\n' : text.charAt(at + 1);
            if (before == '\\') {
                behind += isEdge(after, separator) ? 0 : 1;
            } else if (after == quote && !isEdge(before, separator)) {
                doubled++;
                at++;
            }
        }
        return behind > 0 && doubled == 0 ? Escape.BACKSLASH : Escape.DOUBLED;
    }

    /**
     * Whether backslashes escape outside quotes too. Every one must stand before something that is escaped; and one must
     * stand before a separator or line end, or {@code \N} must be a cell, or, where tabs and U+0001 separate, nothing may
     * look like a path of Windows.
     */
    static boolean escapesEverywhere(String text, CsvFormat format) {
        char separator = format.separator().character();
        char quote = format.quote().character();
        boolean nulls = false;
        boolean parted = false;
        boolean path = false;
        int found = 0;
        for (int at = text.indexOf('\\'); at >= 0 && at + 1 < text.length(); at = text.indexOf('\\', at + 2)) {
            char before = at == 0 ? '\n' : text.charAt(at - 1);
            char next = text.charAt(at + 1);
            char after = at + 2 < text.length() ? text.charAt(at + 2) : '\n';
            boolean edge = isEdge(next, separator);
            boolean isNull = next == 'N' && isEdge(before, separator) && isEdge(after, separator);
            if (!edge && !isNull && next != quote && "tnrb0Z\\'\"".indexOf(next) < 0) {
                return false;
            }
            nulls |= isNull;
            parted |= edge && !isEdge(before, separator);
            path |= (next != '\\' && before == ':') || (next == '\\' && isEdge(before, separator));
            found += isNull || next == quote ? 0 : 1;
        }
        boolean plain = format.separator() == Separator.TAB || format.separator() == Separator.CONTROL_A;
        return found > 0 && (nulls || (!path && (parted || plain)));
    }

    private static boolean isEdge(char c, char separator) {
        return c == separator || c == '\n' || c == '\r';
    }
}
