package org.layerwise.files;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Version;
import org.layerwise.catalog.JsonCodec;
import tools.jackson.databind.JsonNode;

/**
 * The first entry of a model file, {@code model.json}: what the file is, and a checksum of every other entry.
 *
 * @param format {@value #FORMAT}
 * @param version of the file's form
 * @param writtenBy the program and its version
 * @param entries the other entries
 */
public record ModelHead(String format, int version, String writtenBy, List<Checksum> entries) {
    static final String FORMAT = "layerwise-model";

    /** The entry's name. */
    static final String NAME = "model.json";

    /** A model; 1 before columns had steps alone. */
    static final int MODEL = 3;

    /**
     * A model with the state of its run: a program that knows models alone refuses it. 2 before columns had steps alone. The
     * newest version that is read.
     */
    static final int CHECKPOINT = 4;

    /**
     * One entry.
     *
     * @param name the entry's
     * @param sha256 of its unpacked bytes, hexadecimal
     */
    public record Checksum(String name, String sha256) {}

    public ModelHead {
        entries = List.copyOf(entries);
    }

    /** Whether the state of a run comes with the model. */
    boolean isCheckpoint() {
        return version % 2 == 0;
    }

    /** Whether its pipeline is as it was before columns had steps alone. */
    boolean hasKindsOfColumns() {
        return version <= 2;
    }

    static ModelHead of(int version, List<Checksum> entries) {
        return new ModelHead(FORMAT, version, Version.TEXT, entries);
    }

    /**
     * The head from its JSON. Its version is looked at before anything else, for a newer one may know other keys.
     *
     * @param document what messages call it
     */
    static ModelHead read(JsonNode tree, String document) {
        JsonNode format = tree.get("format");
        if (format == null || !format.isString() || !format.stringValue().equals(FORMAT)) {
            throw refused(document, "format", Message.of("files/model-format", FORMAT));
        }
        JsonNode version = tree.get("version");
        if (version == null
                || !version.isIntegralNumber()
                || version.bigIntegerValue().signum() < 1) {
            throw refused(document, "version", Message.of("files/version-number"));
        }
        if (!version.canConvertToInt() || version.intValue() > CHECKPOINT) {
            throw refused(
                    document, "version", Message.of("files/model-newer", version.toString(), Version.TEXT, CHECKPOINT));
        }
        return new JsonCodec(document).read(ModelHead.class, tree, "");
    }

    private static ProblemException refused(String document, String path, Message text) {
        return new ProblemException(Problem.error(Location.path(document, path), text));
    }
}
