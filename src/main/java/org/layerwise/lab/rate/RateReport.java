package org.layerwise.lab.rate;

import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A range test as JSON. */
public final class RateReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RateReport() {}

    /** All of it; a figure that there is not is null. */
    public static ObjectNode tree(RateRangeTest test) {
        ObjectNode root = NODES.objectNode();
        root.put("inconclusive", test.isInconclusive());
        root.put("reason", test.doubt() == null ? null : test.doubt().text());
        root.put("shape", test.ramp().shape().name().toLowerCase(Locale.ROOT));
        ArrayNode points = root.putArray("points");
        for (int i = 0; i < test.rates().length; i++) {
            ObjectNode point = points.addObject();
            point.put("rate", test.rates()[i]);
            finite(point, "loss", test.losses()[i]);
            finite(point, "smoothed", test.smoothed()[i]);
        }
        suggestions(root, test.suggestions().orElse(null));
        finite(root, "divergesAt", test.divergesAt());
        ArrayNode seeds = root.putArray("perSeed");
        for (RateTrace trace : test.traces()) {
            ObjectNode seed = seeds.addObject();
            seed.put("seed", trace.seed());
            suggestions(seed, trace.suggestions(test.ramp()).orElse(null));
            finite(seed, "divergesAt", trace.divergesAt(test.ramp()));
        }
        return root;
    }

    private static void suggestions(ObjectNode into, @org.jspecify.annotations.Nullable RateSuggestions found) {
        ObjectNode node = into.putObject("suggestions");
        finite(node, "steepest", found == null ? Double.NaN : found.steepest());
        finite(node, "valley", found == null ? Double.NaN : found.valley());
        finite(node, "minimum/10", found == null ? Double.NaN : found.minimumTenth());
    }

    private static void finite(ObjectNode into, String name, double value) {
        if (Double.isFinite(value)) {
            into.put(name, value);
        } else {
            into.putNull(name);
        }
    }
}
