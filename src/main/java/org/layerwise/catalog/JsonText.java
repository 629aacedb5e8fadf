package org.layerwise.catalog;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON trees and their text. */
public final class JsonText {
    private static final Map<JsonLimits, JsonMapper> MAPPERS = mappers();

    private JsonText() {}

    private static Map<JsonLimits, JsonMapper> mappers() {
        Map<JsonLimits, JsonMapper> mappers = new EnumMap<>(JsonLimits.class);
        for (JsonLimits limits : JsonLimits.values()) {
            mappers.put(
                    limits,
                    JsonMapper.builder(JsonFactory.builder()
                                    .streamReadConstraints(limits.constraints())
                                    .build())
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build());
        }
        return mappers;
    }

    /**
     * The tree of {@code text}, which is one of settings.
     *
     * @param document what the text is called in messages, usually its file
     * @throws ProblemException with line and column when it is not JSON
     */
    public static JsonNode parse(String text, String document) {
        return parse(text, document, JsonLimits.SETTINGS);
    }

    /**
     * The tree of {@code text}.
     *
     * @param document what the text is called in messages, usually its file
     * @throws ProblemException with line and column when it is not JSON, or holds more than the limits say
     */
    public static JsonNode parse(String text, String document, JsonLimits limits) {
        try {
            return mapper(limits).readTree(text);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new ProblemException(
                    Problem.error(
                            Location.cell(document, Math.max(line, 0), Math.max(column, 0), ""),
                            e instanceof StreamConstraintsException
                                    ? Message.of("catalog/json-limit", exceeded(limits, e.getOriginalMessage()))
                                    : Message.of("catalog/not-json", String.valueOf(e.getOriginalMessage()))),
                    e);
        }
    }

    /** Which limit it was: the library says it in words alone. */
    private static Message exceeded(JsonLimits limits, String words) {
        if (words.contains("MaxNumberLength")) {
            return Message.of("catalog/json-digits", JsonLimits.LONGEST_NUMBER);
        }
        if (words.contains("MaxNestingDepth")) {
            return Message.of("catalog/json-deep", JsonLimits.DEEPEST);
        }
        return Stream.of("MaxStringLength", "MaxNameLength").anyMatch(words::contains)
                ? Message.of("catalog/json-long", JsonLimits.LONGEST_TEXT)
                : Message.of("catalog/json-many", limits.tokens());
    }

    private static JsonMapper mapper(JsonLimits limits) {
        return Objects.requireNonNull(MAPPERS.get(limits));
    }

    /** Indented text, ending with a line feed. */
    public static String print(JsonNode node) {
        return mapper(JsonLimits.SETTINGS).writeValueAsString(node) + "\n";
    }
}
