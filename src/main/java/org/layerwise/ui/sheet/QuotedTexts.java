package org.layerwise.ui.sheet;

import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.layerwise.catalog.ParameterInfo;

/**
 * A list of texts as people read and type it: separated by commas, and all in double quotes where one is empty or has a comma or a
 * quote in it. A quote in quotes is doubled.
 */
final class QuotedTexts {
    private QuotedTexts() {}

    /** Whether a parameter is a list of texts. */
    static boolean are(ParameterInfo parameter) {
        return parameter.rawType() == List.class
                && parameter.type() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == String.class;
    }

    static String text(List<?> items) {
        List<String> texts = items.stream().map(String::valueOf).toList();
        return texts.stream().anyMatch(QuotedTexts::needsQuotes)
                ? texts.stream()
                        .map(each -> '"' + each.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(", "))
                : String.join(", ", texts);
    }

    private static boolean needsQuotes(String text) {
        return text.isBlank() || !text.equals(text.strip()) || text.contains(",") || text.contains("\"");
    }

    /** The texts that were typed, in quotes or not; nothing between two commas is no text. */
    static List<String> read(String typed) {
        List<String> items = new ArrayList<>();
        int at = 0;
        while (at < typed.length()) {
            int begin = at;
            while (begin < typed.length() && Character.isWhitespace(typed.charAt(begin))) {
                begin++;
            }
            int close = begin < typed.length() && typed.charAt(begin) == '"' ? closing(typed, begin + 1) : -1;
            int comma = typed.indexOf(',', close < 0 ? begin : close);
            int end = comma < 0 ? typed.length() : comma;
            if (close >= 0 && typed.substring(close + 1, end).isBlank()) {
                items.add(typed.substring(begin + 1, close).replace("\"\"", "\""));
            } else if (!typed.substring(at, end).isBlank()) {
                items.add(typed.substring(at, end).strip());
            }
            at = end + 1;
        }
        return items;
    }

    /** Where the quote is that closes one opened before {@code from}; -1: nowhere. */
    private static int closing(String typed, int from) {
        int at = typed.indexOf('"', from);
        while (at >= 0 && at + 1 < typed.length() && typed.charAt(at + 1) == '"') {
            at = typed.indexOf('"', at + 2);
        }
        return at;
    }
}
