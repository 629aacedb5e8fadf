package org.layerwise.search.space;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonNumbers;

/** Ranges as they are typed: {@code log(1e-5,1)}, {@code integer(8,64,8)}, {@code choice(16,32)}, or a list {@code 16,32}. */
public final class SearchRangeText {
    private static final Pattern CALL = Pattern.compile("([A-Za-z-]+)\\((.*)\\)", Pattern.DOTALL);

    private static final List<String> NAMES =
            List.of(LogRange.NAME, UniformRange.NAME, IntegerRange.NAME, ChoiceRange.NAME);

    private SearchRangeText() {}

    /**
     * The range that a text stands for.
     *
     * @param path of the setting, for messages
     * @throws ProblemException when it stands for none
     */
    public static SearchRange parse(String text, String path) {
        try {
            return parsed(text.strip());
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(problem -> problem.at(Location.path("", path)))
                    .toList());
        }
    }

    private static SearchRange parsed(String text) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            return choice(text);
        }
        String inside = call.group(2);
        return switch (call.group(1)) {
            case LogRange.NAME -> {
                double[] ends = numbers(inside, 2);
                yield new LogRange(ends[0], ends[1]);
            }
            case UniformRange.NAME -> {
                double[] ends = numbers(inside, 2);
                yield new UniformRange(ends[0], ends[1]);
            }
            case IntegerRange.NAME -> integer(items(inside));
            case ChoiceRange.NAME -> choice(inside);
            default -> throw refused(Message.of("search.space/range-unknown", call.group(1), NAMES));
        };
    }

    private static IntegerRange integer(List<String> items) {
        if (items.size() != 2 && items.size() != 3) {
            throw refused(Message.of("search.space/integer-expected", items.size()));
        }
        long[] values = items.stream().mapToLong(SearchRangeText::whole).toArray();
        return new IntegerRange(values[0], values[1], items.size() == 3 ? values[2] : 1);
    }

    private static ChoiceRange choice(String text) {
        return new ChoiceRange(items(text).stream().map(SettingValues::typed).toList());
    }

    private static double[] numbers(String text, int count) {
        List<String> items = items(text);
        if (items.size() != count) {
            throw refused(Message.of("search.space/ends-expected", items.size()));
        }
        return items.stream().mapToDouble(SearchRangeText::number).toArray();
    }

    private static double number(String item) {
        return JsonNumbers.finite(SettingValues.typed(item))
                .orElseThrow(() -> refused(Message.of("search.space/number-expected", item)));
    }

    private static long whole(String item) {
        return JsonNumbers.whole(SettingValues.typed(item))
                .orElseThrow(() -> refused(Message.of("search.space/whole-expected", item)));
    }

    /** The items between commas; commas within brackets or quotes are part of an item. */
    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        if (text.isBlank()) {
            return items;
        }
        int depth = 0;
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else {
                    quoted = c != '"';
                }
            } else if (c == '"') {
                quoted = true;
            } else if ("[{(".indexOf(c) >= 0) {
                depth++;
            } else if ("]})".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                items.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        items.add(text.substring(begin).strip());
        if (items.stream().anyMatch(String::isEmpty)) {
            throw refused(Message.of("search.space/item-empty"));
        }
        return items;
    }

    private static ProblemException refused(Message text) {
        return Problem.error(Location.NOWHERE, text).toException();
    }
}
