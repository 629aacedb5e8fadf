package org.layerwise.experiment;

import java.math.BigInteger;
import java.util.Map;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Version;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonNumbers;
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
        JsonNode tree = JsonText.parse(text, document);
        return readAndForget((ObjectNode) checkHead(tree, document), document);
    }

    /** An experiment from its tree; the tree is left alone. */
    public static Experiment read(JsonNode tree, String document) {
        return readAndForget(((ObjectNode) checkHead(tree, document)).deepCopy(), document);
    }

    /** @param body the whole tree, its head checked. Modified. */
    private static Experiment readAndForget(ObjectNode body, String document) {
        int version = (int) JsonNumbers.whole(body.get("version")).orElseThrow();
        body.remove("format");
        body.remove("version");
        body.remove("writtenBy");
        Migrations.migrate(body, version);
        ExperimentDefaults.fill(body);
        return new JsonCodec(document).read(Experiment.class, body, "");
    }

    /** The version that an experiment's tree says it has; 0 for anything else. */
    public static int version(JsonNode tree) {
        return tree.path("format").asString("").equals(FORMAT)
                ? (int) JsonNumbers.whole(tree.path("version")).stream()
                        .filter(number -> number <= VERSION)
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    /** The tree, when it is one of an experiment that can be read. */
    private static JsonNode checkHead(JsonNode tree, String document) {
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
        BigInteger number = version.bigIntegerValue();
        if (number.signum() < 1) {
            throw refused(document, "version", Message.of("experiment/version-below-one", number.toString()));
        }
        if (number.compareTo(BigInteger.valueOf(VERSION)) > 0) {
            throw refused(
                    document,
                    "version",
                    Message.of("experiment/version-newer", number.toString(), Version.TEXT, VERSION));
        }
        return tree;
    }

    private static ProblemException refused(String document, String path, Message text) {
        return new ProblemException(Problem.error(Location.path(document, path), text));
    }
}
