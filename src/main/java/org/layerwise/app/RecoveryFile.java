package org.layerwise.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.layerwise.app.ExperimentDocument.Edit;
import org.layerwise.base.Change;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Version;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentDiff;
import org.layerwise.experiment.ExperimentJson;
import org.layerwise.experiment.Layout;
import org.layerwise.files.AtomicFile;
import org.layerwise.files.TextFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file that keeps an unsaved experiment: the experiment whole, and each edit as what changes from one value to the one on
 * its other side, so that hundreds of edits take little room. One object writes one file again and again, on one thread at a
 * time: an edit that it has written before is not worked out again.
 */
final class RecoveryFile {
    private static final String FORMAT = "layerwise-recovery";
    private static final int VERSION = 1;

    private final Path path;
    private IdentityHashMap<Experiment, Step> steps = new IdentityHashMap<>();

    /**
     * An edit as it is written.
     *
     * @param from the value that the changes are made to
     * @param changes what makes it the other one
     */
    private record Step(Experiment from, ObjectNode changes) {}

    RecoveryFile(Path path) {
        this.path = path;
    }

    /** The file, which need not exist. */
    Path path() {
        return path;
    }

    /**
     * Writes an unsaved experiment, whole or not at all.
     *
     * @throws ProblemException when it cannot be written
     */
    void write(UnsavedExperiment unsaved) {
        ExperimentDocument.Snapshot document = unsaved.document();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", FORMAT);
        tree.put("version", VERSION);
        tree.put("writtenBy", Version.TEXT);
        tree.put("edited", unsaved.edited().toString());
        tree.put("table", unsaved.table().toString());
        tree.put("fingerprint", unsaved.fingerprint());
        if (document.file() != null) {
            tree.put("file", document.file().toString());
        }
        tree.set("experiment", ExperimentJson.tree(document.experiment()));
        IdentityHashMap<Experiment, Step> written = new IdentityHashMap<>();
        tree.set("undo", edits(document.experiment(), document.undo(), written));
        tree.set("redo", edits(document.experiment(), document.redo(), written));
        steps = written;
        byte[] text = JsonText.print(tree).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(path, out -> out.write(text));
    }

    private ArrayNode edits(Experiment from, List<Edit> edits, IdentityHashMap<Experiment, Step> written) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Experiment at = from;
        for (Edit edit : edits) {
            Experiment other = edit.other();
            Step step = steps.get(other);
            if (step == null || !step.from().equals(at)) {
                step = new Step(at, changes(at, other));
            }
            written.put(other, step);
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("description", edit.description());
            node.setAll(step.changes());
            list.add(node);
            at = other;
        }
        return list;
    }

    /** The changes, or the whole value where they would not lead there to the last bit. */
    private static ObjectNode changes(Experiment from, Experiment to) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("changes");
        for (Change change : ExperimentDiff.between(from, to)) {
            ObjectNode each = list.addObject().put("path", change.path());
            if (change.after() != null) {
                each.set("value", JsonText.parse(change.after(), change.path()));
            }
        }
        if (!from.layout().equals(to.layout())) {
            node.set("layout", JsonCodec.write(to.layout()));
        }
        return leads(from, node, to)
                ? node
                : JsonNodeFactory.instance.objectNode().set("experiment", ExperimentJson.tree(to));
    }

    private static boolean leads(Experiment from, ObjectNode changes, Experiment to) {
        try {
            return changed(from, changes, "").equals(to);
        } catch (ProblemException e) {
            return false;
        }
    }

    private static Experiment changed(Experiment from, JsonNode step, String document) {
        JsonNode whole = step.get("experiment");
        if (whole != null) {
            return ExperimentJson.read(whole, document);
        }
        List<Change> changes = new ArrayList<>();
        for (JsonNode change : step.path("changes")) {
            JsonNode value = change.get("value");
            changes.add(new Change(text(change, "path", document), "", value == null ? null : value.toString()));
        }
        Experiment result = changes.isEmpty() ? from : ExperimentDiff.apply(from, changes);
        JsonNode layout = step.get("layout");
        return layout == null
                ? result
                : result.withLayout(new JsonCodec(document).read(Layout.class, layout, "layout"));
    }

    /**
     * What is kept there.
     *
     * @throws ProblemException when it cannot be read, or is no such file
     */
    UnsavedExperiment read() {
        String document = path.toString();
        JsonNode tree = JsonText.parse(TextFile.read(path), document);
        if (!text(tree, "format", document).equals(FORMAT)) {
            throw damaged(document, "format");
        }
        if (tree.path("version").asInt(0) > VERSION) {
            throw Problem.error(Location.path(document, "version"), Message.of("app/recovery-newer", Version.TEXT))
                    .toException();
        }
        Experiment experiment = ExperimentJson.read(tree.path("experiment"), document);
        try {
            JsonNode file = tree.get("file");
            return new UnsavedExperiment(
                    Instant.parse(text(tree, "edited", document)),
                    Path.of(text(tree, "table", document)),
                    text(tree, "fingerprint", document),
                    new ExperimentDocument.Snapshot(
                            experiment,
                            file == null ? null : Path.of(text(tree, "file", document)),
                            edits(experiment, tree.path("undo"), document),
                            edits(experiment, tree.path("redo"), document)));
        } catch (DateTimeException | InvalidPathException e) {
            throw new ProblemException(damage(document, String.valueOf(e.getMessage())), e);
        }
    }

    private static List<Edit> edits(Experiment from, JsonNode list, String document) {
        List<Edit> edits = new ArrayList<>();
        Experiment at = from;
        for (JsonNode step : list) {
            at = changed(at, step, document);
            edits.add(new Edit(text(step, "description", document), at));
        }
        return edits;
    }

    private static String text(JsonNode node, String key, String document) {
        JsonNode value = node.get(key);
        if (value == null || !value.isString()) {
            throw damaged(document, key);
        }
        return value.stringValue();
    }

    private static ProblemException damaged(String document, String what) {
        return damage(document, what).toException();
    }

    private static Problem damage(String document, String what) {
        return Problem.error(Location.file(document), Message.of("app/recovery-damaged", what));
    }

    /** Where it is put when it cannot be read. */
    static Path bad(Path path) {
        return path.resolveSibling(path.getFileName() + ".bad");
    }

    /** Whether it is there. */
    boolean exists() {
        return Files.exists(path);
    }
}
