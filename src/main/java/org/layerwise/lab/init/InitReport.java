package org.layerwise.lab.init;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comparison of initializations as JSON. */
public final class InitReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private InitReport() {}

    /** All of it; a figure that there is not is null. */
    public static ObjectNode tree(InitComparison comparison) {
        ObjectNode root = NODES.objectNode();
        InitRequest request = comparison.request();
        root.put("rows", request.rows().name().toLowerCase(Locale.ROOT));
        root.put("rowCount", comparison.rows());
        root.put("seeds", request.seeds());
        root.put("steps", request.steps());
        ArrayNode variants = root.putArray("variants");
        for (InitResult result : comparison.results()) {
            ObjectNode variant = variants.addObject();
            variant.put("name", result.variant().name());
            variant.set("settings", result.variant().settings());
            layers(variant, result.layers());
            ArrayNode says = variant.putArray("says");
            result.says().forEach(message -> says.add(message.text()));
            TrainedFigures trained = result.trained();
            if (trained != null) {
                ObjectNode after = variant.putObject("trained");
                after.put("steps", trained.steps());
                finite(after, "firstLoss", trained.firstLoss());
                finite(after, "lastLoss", trained.lastLoss());
                finite(after, "constantLoss", trained.constantLoss());
                after.put("learns", trained.learns());
                layers(after, trained.layers());
            }
        }
        return root;
    }

    private static void layers(ObjectNode into, List<LayerFigures> layers) {
        ArrayNode list = into.putArray("layers");
        for (LayerFigures layer : layers) {
            ObjectNode node = list.addObject();
            node.put("layer", layer.layer());
            finite(node, "mean", layer.mean());
            finite(node, "std", layer.std());
            finite(node, "gradientStd", layer.gradientStd());
            finite(node, "saturated", layer.saturated());
            finite(node, "dead", layer.dead());
            finite(node, "theory", layer.theory());
            ObjectNode histogram = node.putObject("histogram");
            finite(histogram, "low", layer.low());
            finite(histogram, "high", layer.high());
            ArrayNode counts = histogram.putArray("counts");
            for (float count : layer.counts()) {
                counts.add((long) count);
            }
        }
    }

    private static void finite(ObjectNode into, String name, double value) {
        if (Double.isFinite(value)) {
            into.put(name, value);
        } else {
            into.putNull(name);
        }
    }
}
