package org.layerwise.exchange;

import static org.layerwise.exchange.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.pipeline.FeatureLayout;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.step.fitted.FittedAffine;
import org.layerwise.data.step.fitted.FittedFill;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.table.CellPrecision;

/**
 * A fitted pipeline's columns in ONNX: raw cells in, {@code [N × features]} out. Each column goes through its steps, as
 * {@link OnnxSteps} writes them; numbers that are only filled and scaled go through them side by side. All features together:
 * {@link OnnxProjection}. With windows an input is {@code [N × length]}, the oldest row first; all rows of all windows go
 * through the steps one below the other, and the features come out as {@code [N × length · features]}.
 */
final class OnnxPipeline {
    private final OnnxGraph graph;
    private final FittedPipeline pipeline;

    OnnxPipeline(OnnxGraph graph, FittedPipeline pipeline) {
        this.graph = graph;
        this.pipeline = pipeline;
    }

    /** The name of the features. */
    String write() {
        for (FittedColumn column : pipeline.columns()) {
            Map<String, String> dates = OnnxSteps.dates(column);
            if (dates.isEmpty()) {
                input(column.name(), column.name(), type(column), "");
            } else {
                dates.forEach((part, formula) -> input(column.name(), part, DataType.FLOAT, formula));
            }
        }
        String rows = rows();
        FeatureLayout layout = pipeline.layout();
        return layout.steps() == 0 ? rows : reshaped(rows, layout.width());
    }

    /** The features of rows by themselves; of windows, of all their rows one below the other. */
    private String rows() {
        List<String> parts = new ArrayList<>();
        List<FittedColumn> alike = new ArrayList<>();
        for (FittedColumn column : pipeline.columns()) {
            if (!alike.isEmpty() && !isAlike(alike.getFirst(), column)) {
                parts.add(write(alike));
                alike.clear();
            }
            alike.add(column);
        }
        parts.add(write(alike));
        String features = sideBySide(parts);
        return pipeline.joint()
                .map(joint -> OnnxProjection.write(graph, joint, features))
                .orElse(features);
    }

    /** What a column's cells are in the graph. */
    static DataType type(FittedColumn column) {
        return column.isText()
                ? DataType.STRING
                : column.cells() == CellPrecision.FLOAT64 ? DataType.DOUBLE : DataType.FLOAT;
    }

    /** Whether two columns of numbers are filled, and scaled, and nothing else. */
    private static boolean isAlike(FittedColumn a, FittedColumn b) {
        return type(a) == type(b)
                && a.steps().size() == b.steps().size()
                && isFilledAndScaled(a.steps())
                && isFilledAndScaled(b.steps());
    }

    private static boolean isFilledAndScaled(List<FittedStep> steps) {
        return !steps.isEmpty()
                && steps.size() <= 2
                && steps.getFirst() instanceof FittedFill
                && (steps.size() == 1 || steps.getLast() instanceof FittedAffine);
    }

    /** Columns that are alike, or one. */
    private String write(List<FittedColumn> columns) {
        FittedColumn first = columns.getFirst();
        if (columns.size() == 1) {
            return OnnxSteps.write(graph, pipeline.missing(first.name()), first, this::raw);
        }
        List<FittedStep> steps = new ArrayList<>();
        List<FittedFill> fills = columns.stream()
                .map(column -> (FittedFill) column.steps().getFirst())
                .toList();
        steps.add(new FittedFill(
                fills.stream().map(fill -> fill.values().getFirst()).toList()));
        if (first.steps().size() == 2) {
            List<FittedAffine> affine = columns.stream()
                    .map(column -> (FittedAffine) column.steps().getLast())
                    .toList();
            steps.add(new FittedAffine(
                    affine.stream().map(each -> each.shift().getFirst()).toList(),
                    affine.stream().map(each -> each.scale().getFirst()).toList()));
        }
        String cells = sideBySide(
                columns.stream().map(FittedColumn::name).map(this::raw).toList());
        return OnnxSteps.write(graph, List.of(), cells, type(first), steps);
    }

    private void input(String column, String name, DataType type, String doc) {
        if (name.isEmpty()
                || !graph.input(name, type, Math.max(1, pipeline.layout().steps()), doc)) {
            Message text = name.isEmpty()
                    ? Message.of("exchange/onnx-name-empty", name)
                    : name.equals(column)
                            ? Message.of("exchange/onnx-name-of-output", name)
                            : Message.of("exchange/onnx-name-taken", name);
            throw Problem.error(
                            Location.path("", "data.columns." + column),
                            text.hinted(Message.of("exchange/rename-column")))
                    .toException();
        }
    }

    /** The cells of an input {@code [N × 1]}; of windows {@code [N · length × 1]}. */
    private String raw(String input) {
        return pipeline.layout().steps() == 0 ? input : reshaped(input, 1);
    }

    private String reshaped(String value, int columns) {
        return graph.add("Reshape", List.of(value, graph.longs("window.shape", new long[] {-1, columns}, 2)));
    }

    private String sideBySide(List<String> parts) {
        return parts.size() == 1 ? parts.getFirst() : graph.add("Concat", parts, attribute("axis", 1L));
    }
}
