package org.layerwise.cli;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunFigure;
import org.layerwise.runs.RunInfo;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is known of a kept run, as JSON. What is no finite number is {@code null}. */
final class RunJson {
    private RunJson() {}

    /** The keys of {@code runs list --json}, which scripts rely on. */
    static ObjectNode tree(RunInfo run) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("id", run.id());
        tree.put("name", run.name());
        tree.put("state", run.state().id());
        tree.put("reason", run.reason());
        tree.put("started", time(run.started()));
        tree.put("ended", time(run.ended()));
        tree.put("seconds", run.seconds());
        tree.putObject("epochs")
                .put("done", run.progress().epochs())
                .put("of", run.progress().of());
        tree.put("steps", run.progress().steps());
        tree.put("table", run.data().table());
        tree.put("task", run.data().task());
        ObjectNode figures = tree.putObject("figures");
        for (Map.Entry<String, RunFigure> each : run.figures().entrySet()) {
            figures.set(each.getKey(), figure(each.getValue()));
        }
        run.label().tags().forEach(tree.putArray("tags")::add);
        String parent = run.origin().parent();
        tree.put("parent", parent.isEmpty() ? null : parent);
        return tree;
    }

    /** One figure over a run. */
    static ObjectNode figure(RunFigure figure) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        put(tree, "last", figure.last());
        put(tree, "best", figure.best());
        if (figure.bestEpoch() > 0) {
            tree.put("bestEpoch", figure.bestEpoch());
        } else {
            tree.putNull("bestEpoch");
        }
        return tree;
    }

    private static void put(ObjectNode tree, String key, double value) {
        if (Double.isFinite(value)) {
            tree.put(key, value);
        } else {
            tree.putNull(key);
        }
    }

    /** ISO 8601; null for none. */
    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
