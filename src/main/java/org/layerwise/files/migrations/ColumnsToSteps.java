package org.layerwise.files.migrations;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code pipeline.json} of model files of versions 1 and 2 to that of 3 and 4: numbers, categories and indices, which were
 * kinds of columns, become steps as every other column has, and all cells are of single precision. Never changed once it has
 * landed; the files under {@code src/test/golden/files} hold it to that.
 */
public final class ColumnsToSteps {
    private static final String SINGLE = "float32";

    private ColumnsToSteps() {}

    /** Whatever is wrong in the JSON stays as it is, for whoever reads it to say so. */
    public static void migrate(ObjectNode pipeline) {
        for (JsonNode item : pipeline.path("columns")) {
            if (item instanceof ObjectNode column) {
                String kind = column.path("kind").asString("");
                switch (kind) {
                    case "number" -> number(column);
                    case "category" -> category(column);
                    case "index" -> index(column);
                    case "steps" -> column.put("cells", SINGLE).remove("kind");
                    default -> {}
                }
            }
        }
        target(pipeline.path("target"));
    }

    private static void number(ObjectNode column) {
        ArrayNode steps = column.arrayNode();
        ObjectNode fill = steps.addObject().put("kind", "fill");
        move(column, "imputation", fill.putArray("values"), 0);
        ObjectNode affine = steps.addObject().put("kind", "affine");
        move(column, "shift", affine.putArray("shift"), 0);
        move(column, "scale", affine.putArray("scale"), 1);
        become(column, "numbers", steps, List.of(name(column)));
    }

    private static void category(ObjectNode column) {
        ArrayNode steps = column.arrayNode();
        ObjectNode fill = steps.addObject().put("kind", "text-fill");
        fill.set("text", column.path("imputation"));
        column.remove("imputation");
        List<String> names = new ArrayList<>();
        column.path("categories").forEach(category -> names.add(name(column) + "=" + category.asString("")));
        steps.addObject().put("kind", "one-hot").set("categories", column.path("categories"));
        column.remove("categories");
        become(column, "texts", steps, names);
    }

    private static void index(ObjectNode column) {
        ArrayNode steps = column.arrayNode();
        JsonNode categories = column.path("categories");
        ObjectNode lookup = steps.addObject().put("kind", "lookup");
        lookup.set("texts", categories);
        ArrayNode values = lookup.putArray("values");
        for (int number = 1; number <= categories.size(); number++) {
            values.add((double) number);
        }
        lookup.put("missing", "zero").put("unknown", "zero").put("index", true);
        column.remove("categories");
        become(column, "texts", steps, List.of(name(column) + "=0…" + categories.size()));
    }

    private static String name(ObjectNode column) {
        return column.path("name").asString("");
    }

    private static void move(ObjectNode from, String key, ArrayNode to, double otherwise) {
        JsonNode value = from.remove(key);
        if (value == null) {
            to.add(otherwise);
        } else {
            to.add(value);
        }
    }

    private static void become(ObjectNode column, String reads, ArrayNode steps, List<String> features) {
        column.remove("kind");
        column.put("reads", reads).put("cells", SINGLE).set("steps", steps);
        features.forEach(column.putArray("features")::add);
    }

    private static void target(JsonNode target) {
        if (target instanceof ObjectNode object) {
            if (object.path("kind").asString("").equals("values")) {
                object.put("cells", SINGLE);
            }
            for (JsonNode each : object.path("values")) {
                if (each instanceof ObjectNode value) {
                    value.put("cells", SINGLE);
                }
            }
        }
    }
}
