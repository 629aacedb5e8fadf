package org.layerwise.lab.init;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.BlockSpec;
import org.layerwise.nn.graph.NetworkItem;
import org.layerwise.nn.graph.NodeSpec;

/** Paths of settings in which a star matches the ids of parts of the network. */
final class NetworkPaths {
    private static final String NETWORK = "network.";

    private NetworkPaths() {}

    /**
     * The paths that a path with stars means: those of all nodes whose id matches and that have such a setting. A path without a star
     * is itself.
     *
     * @throws org.layerwise.base.ProblemException when nothing matches
     */
    static List<String> expand(Experiment experiment, String path) {
        List<String> found = find(experiment, path);
        if (found.isEmpty()) {
            throw Problem.error(Location.path("", path), Message.of("lab.init/nothing-matches", path))
                    .toException();
        }
        return found;
    }

    /** As {@link #expand}; empty when nothing matches. */
    static List<String> find(Experiment experiment, String path) {
        int end = path.lastIndexOf('*');
        if (end < 0) {
            return List.of(path);
        }
        int dot = path.indexOf('.', end);
        List<String> found = new ArrayList<>();
        if (path.startsWith(NETWORK) && dot > 0) {
            String ids = path.substring(NETWORK.length(), dot);
            String setting = path.substring(dot + 1).split("\\.", 2)[0];
            Pattern pattern = Pattern.compile(
                    Stream.of(ids.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^.]*")));
            collect(experiment.network().items(), "", pattern, setting, found);
        }
        return found.stream().map(id -> NETWORK + id + path.substring(dot)).toList();
    }

    /** Ids with those of the blocks around them, dots between. */
    private static void collect(
            List<NetworkItem> items, String before, Pattern pattern, String setting, List<String> found) {
        for (NetworkItem item : items) {
            switch (item) {
                case NodeSpec node -> {
                    if (JsonCodec.writeComplete(node).has(setting)
                            && (pattern.matcher(before + node.id()).matches()
                                    || pattern.matcher(node.id()).matches())) {
                        found.add(before + node.id());
                    }
                }
                case BlockSpec block -> collect(block.nodes(), before + block.id() + ".", pattern, setting, found);
            }
        }
    }
}
