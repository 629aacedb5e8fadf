package org.layerwise.base;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text for people, by its key. The text is in the file {@code messages.properties} beside the package that the key begins
 * with: {@code data.prepare/no-feature} is {@code no-feature} in {@code org/layerwise/data/prepare}. What to do about it, if
 * there is anything to say, is in the same file: {@code no-feature.hint}.
 *
 * @param key package and name
 * @param arguments what {@code {0}}, {@code {1}} … mean, in the text and in the hint: numbers, texts, messages, lists
 * @param ownHint instead of the hint beside the text; null: that one
 */
public record Message(
        String key, List<Object> arguments, @Nullable Message ownHint) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    /** A text with its hint. */
    public static Message of(String key, Object... arguments) {
        return new Message(key, Arrays.asList(arguments), null);
    }

    /** A text that comes from elsewhere: from a library, a file, whoever typed it. */
    public static Message verbatim(String text) {
        return of("base/plain", text);
    }

    /** This text with what it is about before it, and the same hint. */
    public Message about(Object subject) {
        Message hint = Objects.requireNonNullElseGet(ownHint, () -> new Message(key + ".hint", arguments, null));
        return new Message("base/of", List.of(subject, this), hint().isEmpty() ? null : hint);
    }

    /** The same text with a hint that depends on more than the text. */
    public Message hinted(Message hint) {
        return new Message(key, arguments, hint);
    }

    /** What is wrong. */
    public String text() {
        return Language.current()
                .message(key, arguments)
                .orElseThrow(() -> new IllegalStateException("no text " + key));
    }

    /** What to do about it; empty where the text says it all. */
    public String hint() {
        return ownHint != null
                ? ownHint.text()
                : Language.current().message(key + ".hint", arguments).orElse("");
    }

    @Override
    public String toString() {
        return text();
    }
}
