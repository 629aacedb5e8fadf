package org.layerwise.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was measured of one network.
 *
 * @param network its name
 * @param batch rows of a step
 * @param optimizer the optimizer's id
 * @param threads how many threads our step used
 * @param microsPerStep median microseconds of a step
 * @param gflops matrix products' operations, in thousand millions a second of the whole step
 * @param gemmShare the time that the products alone take on one thread, over the step's time
 * @param peer what it is measured against; null for none
 * @param peerMicrosPerStep median microseconds of the peer's step, on one thread; null without a peer
 */
public record BenchRow(
        String network,
        int batch,
        String optimizer,
        int threads,
        double microsPerStep,
        double gflops,
        double gemmShare,
        @Nullable String peer,
        @Nullable Double peerMicrosPerStep) {

    /** The peer's time over ours; null without a peer. */
    public @Nullable Double ratio() {
        return peerMicrosPerStep == null ? null : peerMicrosPerStep / microsPerStep;
    }

    /** The row as JSON; numbers with four significant digits. */
    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("network", network);
        tree.put("batch", batch);
        tree.put("optimizer", optimizer);
        tree.put("threads", threads);
        tree.put("microsPerStep", rounded(microsPerStep));
        tree.put("gflops", rounded(gflops));
        tree.put("gemmShare", rounded(gemmShare));
        tree.put("peer", peer);
        putOrNull(tree, "peerMicrosPerStep", peerMicrosPerStep);
        putOrNull(tree, "ratio", ratio());
        return tree;
    }

    /** Rows as one JSON array. */
    public static ArrayNode toJson(Iterable<BenchRow> rows) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> array.add(row.toJson()));
        return array;
    }

    /** A row from what {@link #toJson()} gave. */
    public static BenchRow fromJson(JsonNode tree) {
        boolean alone = tree.path("peer").isNull();
        return new BenchRow(
                tree.path("network").stringValue(),
                tree.path("batch").intValue(),
                tree.path("optimizer").stringValue(),
                tree.path("threads").intValue(),
                tree.path("microsPerStep").doubleValue(),
                tree.path("gflops").doubleValue(),
                tree.path("gemmShare").doubleValue(),
                alone ? null : tree.path("peer").stringValue(),
                alone ? null : tree.path("peerMicrosPerStep").doubleValue());
    }

    private static void putOrNull(ObjectNode tree, String key, @Nullable Double value) {
        if (value == null) {
            tree.putNull(key);
        } else {
            tree.put(key, rounded(value));
        }
    }

    private static double rounded(double value) {
        return value == 0 || !Double.isFinite(value)
                ? value
                : new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }
}
