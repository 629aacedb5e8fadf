package org.layerwise.ui.fx;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;

/**
 * Problems in the words of the window. Their texts name settings as experiment files and the command line do, such as {@code
 * data.faults.ragged}; here a setting has the name of its control: "Rows of wrong width". The names are the texts {@code
 * window.setting.PATH}; a part of a path that a file names itself, such as a column, is {@code *}.
 */
public final class WindowWords {
    private static final String PREFIX = "window.setting.";
    private static final String VALUES = "window.setting-value.";

    private static final ResourceBundle TEXTS = Texts.bundle();

    /** Which setting a group of the pattern is, by the group's name. */
    private static final Map<String, String> GROUPS;

    /** Any setting that has a name, with the values it is to be set to; longer paths before those they begin with. */
    private static final Pattern SETTING;

    static {
        List<String> paths = TEXTS.keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        GROUPS = paths.stream().collect(Collectors.toUnmodifiableMap(path -> "p" + paths.indexOf(path), path -> path));
        String alternatives = paths.stream()
                .map(path -> "(?<p" + paths.indexOf(path) + ">"
                        + path.replace(".", "\\.").replace("*", "[^\\s.,;:\"]+") + ")")
                .collect(Collectors.joining("|"));
        SETTING = Pattern.compile("(?<![\\w./\\\\-])(?:" + alternatives
                + ")(?![\\w/\\\\-]|\\.\\w)(?<values> to [\\w-]+(?: or [\\w-]+)?)?");
    }

    private WindowWords() {}

    /** A text with every setting that it names called as its control is; what it says otherwise stays. */
    public static String of(String text) {
        return SETTING.matcher(text).replaceAll(hit -> Matcher.quoteReplacement(words(hit)));
    }

    private static String words(MatchResult hit) {
        String group = GROUPS.keySet().stream()
                .filter(name -> hit.group(name) != null)
                .findFirst()
                .orElseThrow();
        String path = Objects.requireNonNull(GROUPS.get(group));
        String values = hit.group("values");
        return "\"" + name(path, hit.group(group)) + "\"" + (values == null ? "" : values(values));
    }

    private static String name(String path, String found) {
        List<String> parts = List.of(path.split("\\."));
        int open = parts.indexOf("*");
        return open < 0 ? Texts.get(PREFIX + path) : Texts.get(PREFIX + path, found.split("\\.")[open]);
    }

    /** {@code to skip or pad}, with each value that has a name called so. */
    private static String values(String text) {
        return Pattern.compile("[\\w-]+")
                .matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(value(word.group())));
    }

    private static String value(String word) {
        return TEXTS.containsKey(VALUES + word) ? "\"" + Texts.get(VALUES + word) + "\"" : word;
    }

    /** What is wrong. */
    public static String message(Problem problem) {
        return of(problem.message());
    }

    /** What to do about it; empty when the message says it all. */
    public static String hint(Problem problem) {
        return of(problem.hint());
    }

    /** What is wrong and what to do about it. */
    public static String sentence(Problem problem) {
        String hint = hint(problem);
        return hint.isEmpty() ? message(problem) : message(problem) + " " + hint;
    }

    /** Where it is: a setting by its name. */
    public static String place(Problem problem) {
        return switch (problem.where()) {
            case Location.InDocument inside
            when inside.document().isEmpty() -> of(inside.path()).replace("\"", "");
            case Location.InDocument inside
            when !inside.path().isEmpty() ->
                inside.document() + ", " + of(inside.path()).replace("\"", "");
            case Location other -> other.describe();
        };
    }

    /** Place, message and hint in one line. */
    public static String describe(Problem problem) {
        return named(problem)
                ? of(problem.describe())
                : Optional.of(place(problem))
                        .filter(place -> !place.isEmpty())
                        .map(place -> place + ": " + sentence(problem))
                        .orElseGet(() -> sentence(problem));
    }

    /** A place in a table's file stands before the text by itself; a node's text begins with its name. */
    private static boolean named(Problem problem) {
        return !(problem.where() instanceof Location.InDocument);
    }
}
