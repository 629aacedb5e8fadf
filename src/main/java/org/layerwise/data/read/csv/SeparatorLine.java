package org.layerwise.data.read.csv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.layerwise.data.read.csv.CsvFormat.Separator;

/** The first line {@code sep=;} by which Excel is given a file's separator. */
final class SeparatorLine {
    private static final Pattern LINE = Pattern.compile(
            "\\A\"?sep=(\\\\t|[^A-Za-z0-9\"\\r\\n])\"?\\1*[ ]*(?:\\r\\n?|\\n|\\z)", Pattern.CASE_INSENSITIVE);

    private SeparatorLine() {}

    static boolean begins(String text) {
        return LINE.matcher(text).find();
    }

    /** The separator it names; empty when there is no such line, or its separator is none of those known. */
    static Optional<Separator> of(String text) {
        Matcher found = LINE.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        char named = found.group(1).equals("\\t") ? '\t' : found.group(1).charAt(0);
        for (Separator separator : Separator.values()) {
            if (separator != Separator.AUTO && separator.character() == named) {
                return Optional.of(separator);
            }
        }
        return Optional.empty();
    }
}
