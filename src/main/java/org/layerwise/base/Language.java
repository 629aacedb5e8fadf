package org.layerwise.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The language that people read. English is in the bundles and in the declarations of kinds. The pseudo language is
 * English in letters that no English text has: what is still plain in it does not come from where a translation would.
 */
public enum Language {
    ENGLISH,
    PSEUDO;

    private static final String ROOT = "org.layerwise.";

    /** Where translated titles and documentation of kinds are, by {@code family.kind.parameter.title}. */
    private static final String KINDS = ROOT + "catalog.kinds";

    /** {@code {0}}, {@code {1,choice,1#row|1<rows}}; all else is taken as it is. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)(,[^{}]*)?\\}");

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String MARKED = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ";

    private static final Map<String, Properties> TEXTS = new ConcurrentHashMap<>();

    private static volatile Language current =
            "pseudo".equals(System.getProperty("layerwise.language")) ? PSEUDO : ENGLISH;

    public static Language current() {
        return current;
    }

    /** Speaks another language from now on; what was shown before stays as it is. */
    public static void use(Language language) {
        current = language;
    }

    /**
     * A text for people.
     *
     * @param key package and name: {@code data.prepare/no-feature}
     * @return empty when there is no such text
     */
    Optional<String> message(String key, List<Object> arguments) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a message's key is PACKAGE/NAME, not " + key);
        }
        return text(ROOT + key.substring(0, slash) + ".messages", key.substring(slash + 1))
                .map(pattern -> format(translated(pattern), arguments));
    }

    /**
     * The title or the documentation of a kind or a parameter.
     *
     * @param key {@code family.kind.title}, {@code family.kind.parameter.doc}
     * @param declared in English, where it is declared
     */
    public String ofKind(String key, String declared) {
        return translated(text(KINDS, key).orElse(declared));
    }

    /** A pattern or a text in this language, for those that hold bundles of their own. */
    public String translated(String english) {
        return switch (this) {
            case ENGLISH -> english;
            case PSEUDO -> marked(english);
        };
    }

    private static Optional<String> text(String file, String key) {
        return Optional.ofNullable(TEXTS.computeIfAbsent(file, Language::read).getProperty(key));
    }

    /** The texts of a file, none where there is no such file. Read plainly: a search for bundles takes longer than a start. */
    private static Properties read(String name) {
        Properties texts = new Properties();
        try (InputStream in = Language.class.getResourceAsStream("/" + name.replace('.', '/') + ".properties")) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String format(String pattern, List<Object> arguments) {
        return PLACEHOLDER.matcher(pattern).replaceAll(place -> {
            Object argument = arguments.get(Integer.parseInt(place.group(1)));
            String text = place.group(2) == null
                    ? plain(argument)
                    : new MessageFormat("{0" + place.group(2) + "}", Locale.ROOT).format(new Object[] {argument});
            return Matcher.quoteReplacement(text);
        });
    }

    private static String plain(Object argument) {
        return switch (argument) {
            case Message message -> message.text();
            case Collection<?> items -> joined(items);
            default -> ShownText.cut(argument.toString());
        };
    }

    private static String joined(Collection<?> items) {
        List<?> shown = items.stream().limit(ShownText.MOST_ITEMS).toList();
        return shown.size() < items.size()
                ? Message.of("base/more-items", shown, items.size() - shown.size())
                        .text()
                : shown.stream().map(Language::plain).collect(Collectors.joining(", "));
    }

    /** Every letter outside placeholders, and in the texts of choices, is replaced by one like it. */
    private static String marked(String text) {
        StringBuilder marked = new StringBuilder();
        Deque<Boolean> inText = new ArrayDeque<>(List.of(true));
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean choice = inText.size() > 1 && isChoice(text, i);
            switch (letter) {
                case '{' -> inText.push(false);
                case '}' -> inText.pop();
                case '#', '<' -> replaceTop(inText, choice || inText.getFirst());
                case '|' -> replaceTop(inText, !choice && inText.getFirst());
                default -> {}
            }
            int place = inText.getFirst() ? PLAIN.indexOf(letter) : -1;
            marked.append(place < 0 ? letter : MARKED.charAt(place));
        }
        return marked.toString();
    }

    private static void replaceTop(Deque<Boolean> stack, boolean top) {
        stack.pop();
        stack.push(top);
    }

    /** Whether the placeholder around a character is a choice between texts. */
    private static boolean isChoice(String text, int at) {
        int depth = 0;
        for (int i = at; i >= 0; i--) {
            depth += text.charAt(i) == '}' && i < at ? 1 : 0;
            if (text.charAt(i) == '{' && depth-- == 0) {
                return text.startsWith(",choice,", text.indexOf(',', i));
            }
        }
        return false;
    }
}
