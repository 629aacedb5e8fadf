package org.layerwise.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.Param;
import org.layerwise.nn.graph.GraphChecker;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.optim.Optimizer;
import tools.jackson.databind.JsonNode;

/**
 * A network that is measured, and how it is trained. All of them stand in {@code resources/bench/networks.json}.
 *
 * @param name as in the table of {@code src/docs/performance.md}
 * @param batch rows of one step
 * @param features numbers of one row
 * @param classes how many classes the rows have
 * @param optimizer with a rate so small that a network at its millionth step does the same work as at its first
 * @param loss what is made small
 * @param network the nodes
 */
public record BenchNetwork(
        @Param(value = "", doc = "As in the table.") String name,

        @Param(value = "32", doc = "Rows of one step.", min = 1)
        int batch,

        @Param(value = "1", doc = "Numbers of one row.", min = 1)
        int features,

        @Param(value = "2", doc = "How many classes the rows have.", min = 2)
        int classes,

        @Param(value = "adam", doc = "With a very small rate.")
        Optimizer optimizer,

        @Param(value = "categorical-cross-entropy", doc = "What is made small.")
        Loss loss,

        @Param(value = "", doc = "The nodes.") NetworkSpec network) {
    private static final String RESOURCE = "/bench/networks.json";

    /** All of them, in the order of the table. */
    public static List<BenchNetwork> all() {
        JsonNode tree = JsonText.parse(text(), RESOURCE);
        JsonCodec codec = new JsonCodec(RESOURCE);
        return tree.valueStream()
                .map(node ->
                        codec.read(BenchNetwork.class, node, node.path("name").stringValue("")))
                .toList();
    }

    /**
     * Those named, in the order of the table; all when none is named.
     *
     * @throws org.layerwise.base.ProblemException when there is no network of a name
     */
    public static List<BenchNetwork> named(List<String> names) {
        List<BenchNetwork> all = all();
        for (String name : names) {
            if (all.stream().noneMatch(network -> network.name().equals(name))) {
                throw Problem.error(
                                Location.path("--network", ""),
                                Message.of(
                                        "bench/no-network",
                                        name,
                                        all.stream().map(BenchNetwork::name).toList()))
                        .toException();
            }
        }
        return all.stream()
                .filter(network -> names.isEmpty() || names.contains(network.name()))
                .toList();
    }

    /** The network's plan. */
    public Plan plan() {
        return GraphChecker.plan(network, new RandomRows.Columns(features), loss, classes);
    }

    private static String text() {
        try (InputStream in = BenchNetwork.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
