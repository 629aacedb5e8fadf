package org.layerwise.experiment;

import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.Imputation;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ColumnType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Defaults of an experiment's file that depend on other keys of it; all others are declared where the key is. */
final class ExperimentDefaults {
    private ExperimentDefaults() {}

    /** Adds what is left out. Whatever is wrong in the JSON stays as it is, for whoever reads it to say so. */
    static void fill(ObjectNode body) {
        if (!body.has("loss")) {
            body.put("loss", loss(body));
        }
        for (JsonNode item : body.path("data").path("columns")) {
            if (item instanceof ObjectNode column && !column.has("missing") && column.has("type")) {
                column.put("missing", missing(column.path("type").asString("")));
            }
        }
    }

    /** What the task's targets are learned by: of classes, two with one output, or one output for each. */
    private static String loss(ObjectNode body) {
        String task = body.path("data").path("task").asString("");
        if (task.equals(text(Task.CLASSIFICATION))) {
            return body.path("network").toString().contains("\"softmax\"")
                    ? "categorical-cross-entropy"
                    : "binary-cross-entropy";
        }
        return task.equals(text(Task.MULTI_LABEL)) ? "binary-cross-entropy" : "mse";
    }

    private static String missing(String type) {
        for (ColumnType each : ColumnType.values()) {
            if (text(each).equals(type)) {
                return text(ColumnSpec.feature("", each).missing());
            }
        }
        return text(Imputation.MODE);
    }

    private static String text(Enum<?> constant) {
        return JsonCodec.write(constant).asString();
    }
}
