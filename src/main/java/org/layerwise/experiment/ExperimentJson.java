package org.layerwise.experiment;

import java.util.Map;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Version;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.experiment.migrations.Migrations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Experiments as JSON: stable key order, a format, a version, and who wrote it. */
public final class ExperimentJson {
    /** What stands under {@code format}. */
    public static final String FORMAT = "layerwise-experiment";

    /** The version that is written, and the newest that is read. */
    public static final int VERSION = Migrations.NEWEST;

    private ExperimentJson() {}

    /** The whole text. */
    public static String write(Experiment experiment) {
        return JsonText.print(tree(experiment));
    }

    /** The tree, without those defaults that files leave out. */
    public static ObjectNode tree(Experiment experiment) {
        return headed(JsonCodec.write(experiment));
    }

    /** The tree, every default written out. */
    static ObjectNode completeTree(Experiment experiment) {
        return headed(JsonCodec.writeComplete(experiment));
    }

    /** With what a file says of itself before everything else. */
    static ObjectNode headed(JsonNode body) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", FORMAT);
        tree.put("version", VERSION);
        tree.put("writtenBy", Version.TEXT);
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            tree.set(entry.getKey(), entry.getValue());
        }
        return tree;
    }

    /**
     * An experiment from its text.
     *
     * @param document what the text is called in messages, usually its file
     * @throws ProblemException with line and column, or the path, of what is wrong
     */
    public static Experiment read(String text, String document) {
        return read(JsonText.parse(text, document), document);
    }

    /** An experiment from its tree; the tree is left alone. */
    public static Experiment read(JsonNode tree, String document) {
        checkHead(tree, document);
        ObjectNode body = ((ObjectNode) tree).deepCopy();
        body.remove("format");
        body.remove("version");
        body.remove("writtenBy");
        Migrations.migrate(body, tree.get("version").intValue());
        ExperimentDefaults.fill(body);
        return new JsonCodec(document).read(Experiment.class, body, "");
    }

    /** The version that an experiment's tree says it has; 0 for anything else. */
    public static int version(JsonNode tree) {
        return tree.path("format").asString("").equals(FORMAT)
                ? tree.path("version").asInt(0)
                : 0;
    }

    private static void checkHead(JsonNode tree, String document) {
        JsonNode format = tree.get("format");
        if (!tree.isObject()
                || format == null
                || !format.isString()
                || !format.stringValue().equals(FORMAT)) {
            throw refused(document, "format", Message.of("experiment/no-experiment", FORMAT));
        }
        JsonNode version = tree.get("version");
        if (version == null || !version.isIntegralNumber()) {
            throw refused(document, "version", Message.of("experiment/version-no-number"));
        }
        if (version.longValue() > VERSION) {
            throw refused(
                    document,
                    "version",
                    Message.of("experiment/version-newer", version.longValue(), Version.TEXT, VERSION));
        }
        if (version.longValue() < 1) {
            throw refused(document, "version", Message.of("experiment/version-below-one", version.longValue()));
        }
    }

    private static ProblemException refused(String document, String path, Message text) {
        return new ProblemException(Problem.error(Location.path(document, path), text));
    }
}
