package org.layerwise.catalog;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON trees and their text. */
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonText() {}

    /**
     * The tree of {@code text}.
     *
     * @param document what the text is called in messages, usually its file
     * @throws ProblemException with line and column when it is not JSON
     */
    public static JsonNode parse(String text, String document) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new ProblemException(
                    Problem.error(
                            Location.cell(document, Math.max(line, 0), Math.max(column, 0), ""),
                            Message.of("catalog/not-json", String.valueOf(e.getOriginalMessage()))),
                    e);
        }
    }

    /** Indented text, ending with a line feed. */
    public static String print(JsonNode node) {
        return MAPPER.writeValueAsString(node) + "\n";
    }
}
