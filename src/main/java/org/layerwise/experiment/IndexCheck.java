package org.layerwise.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.layer.Concat;
import org.layerwise.nn.layer.Embedding;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.Reshape;

/** Whether columns that are encoded as an index reach embeddings, and nothing else does. */
final class IndexCheck {
    private final FittedPipeline pipeline;
    private final List<PlanNode> nodes;

    /** For each node, the features that its output holds as they are, in order; empty for computed ones. */
    private final List<List<Integer>> features = new ArrayList<>();

    private final List<Problem> problems = new ArrayList<>();

    private IndexCheck(List<PlanNode> nodes, FittedPipeline pipeline) {
        this.nodes = nodes;
        this.pipeline = pipeline;
    }

    /**
     * What is wrong, or deserves a word.
     *
     * @param nodes in topological order
     */
    static List<Problem> of(List<PlanNode> nodes, FittedPipeline pipeline) {
        IndexCheck check = new IndexCheck(nodes, pipeline);
        nodes.forEach(check::follow);
        return check.problems;
    }

    private void follow(PlanNode node) {
        features.add(
                switch (node.spec().layer()) {
                    case Embedding embedding -> {
                        check(node, embedding);
                        yield List.of();
                    }
                    case Flatten _, Reshape _ -> features.get(node.inputs().getFirst());
                    case Concat _ -> joined(node);
                    case LayerSpec _ -> {
                        if (!node.isInput()) {
                            warn(node);
                        }
                        yield node.featurePlaces();
                    }
                });
    }

    private List<Integer> joined(PlanNode node) {
        List<List<Integer>> parts = node.inputs().stream().map(features::get).toList();
        if (node.shape().rank() > 1 || parts.stream().anyMatch(List::isEmpty)) {
            warn(node);
            return List.of();
        }
        return parts.stream().flatMap(List::stream).toList();
    }

    private void check(PlanNode node, Embedding embedding) {
        String title = Catalog.of(LayerSpec.class).describe(embedding).title();
        int source = node.inputs().getFirst();
        List<Integer> places = features.get(source);
        if (places.isEmpty()) {
            problems.add(Problem.error(
                    Location.node(node.id()),
                    Message.of(
                            "experiment/index-gets-computed",
                            node.id(),
                            title,
                            nodes.get(source).id())));
            return;
        }
        if (places.stream().anyMatch(place -> pipeline.columnOf(place).isEmpty())) {
            problems.add(Problem.error(
                    Location.node(node.id()), Message.of("experiment/index-gets-components", node.id(), title)));
            return;
        }
        List<FittedColumn> columns = places.stream()
                .flatMap(place -> pipeline.columnOf(place).stream())
                .distinct()
                .toList();
        List<FittedColumn> others =
                columns.stream().filter(column -> column.categoryNumbers() == 0).toList();
        if (!others.isEmpty()) {
            problems.add(Problem.error(
                    Location.node(node.id()),
                    Message.of(
                                    "experiment/index-gets-others",
                                    node.id(),
                                    title,
                                    others.stream().map(IndexCheck::described).toList())
                            .hinted(hint(others.getFirst()))));
            return;
        }
        FittedColumn largest = columns.stream()
                .max(Comparator.comparingInt(FittedColumn::categoryNumbers))
                .orElseThrow();
        if (largest.categoryNumbers() > embedding.categories()) {
            problems.add(Problem.error(
                    Location.parameter(node.id(), "categories"),
                    Message.of(
                            "experiment/few-categories",
                            node.id(),
                            title,
                            embedding.categories(),
                            largest.name(),
                            largest.categoryNumbers() - 1,
                            largest.categoryNumbers())));
        }
    }

    private static Message described(FittedColumn column) {
        if (column.shiftScale().isPresent()) {
            return Message.of("experiment/column-number", column.name());
        }
        return column.isPlainOneHot()
                ? Message.of("experiment/column-one-hot", column.name())
                : Message.of("experiment/column-steps", column.name());
    }

    private static Message hint(FittedColumn other) {
        if (other.isPlainOneHot()) {
            return Message.of("experiment/encode-as-index", other.name());
        }
        return other.shiftScale().isPresent()
                ? Message.of("experiment/numbers-go-apart")
                : Message.of("experiment/last-step-index", other.name());
    }

    /** Numbers of categories have no size: a warning where they are taken for numbers. */
    private void warn(PlanNode node) {
        if (pipeline.columns().stream().noneMatch(column -> column.categoryNumbers() > 0)) {
            return; // without a search for each of what may be thousands of features
        }
        List<String> names = node.inputs().stream()
                .flatMap(input -> features.get(input).stream())
                .flatMap(place -> pipeline.columnOf(place).stream())
                .filter(column -> column.categoryNumbers() > 0)
                .map(column -> "\"" + column.name() + "\"")
                .distinct()
                .toList();
        if (!names.isEmpty()) {
            problems.add(Problem.warning(
                    Location.node(node.id()), Message.of("experiment/categories-as-quantities", node.id(), names)));
        }
    }
}
