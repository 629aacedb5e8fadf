package org.layerwise.export;

import static org.layerwise.export.OnnxGraph.attribute;
import static org.layerwise.export.OnnxGraph.strings;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.data.FittedCategory;
import org.layerwise.data.FittedColumn;
import org.layerwise.data.FittedIndex;
import org.layerwise.data.FittedNumber;
import org.layerwise.data.FittedPipeline;
import org.layerwise.data.FittedSteps;
import org.layerwise.data.step.Content;

/**
 * A fitted pipeline's columns in ONNX: raw cells in, {@code [N × features]} out. Numbers: {@code Where(IsNaN(x), imputation, x)},
 * less shift, by scale, columns that follow each other at once. Texts: LabelEncoder gives a category's place, its imputation's
 * for a missing token, and one beyond the last for anything else, which OneHot turns into zeros. Of a text that is encoded as an
 * index, LabelEncoder gives the number itself, 0 for anything but a category. Columns with steps of their own: {@link OnnxSteps};
 * all features together: {@link OnnxProjection}.
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
            List<String> dates = column instanceof FittedSteps steps ? OnnxSteps.dates(steps) : List.of();
            if (dates.isEmpty()) {
                input(column.name(), column.name(), type(column));
            } else {
                dates.forEach(part -> input(column.name(), part, DataType.FLOAT));
            }
        }
        List<String> parts = new ArrayList<>();
        List<FittedNumber> run = new ArrayList<>();
        for (FittedColumn column : pipeline.columns()) {
            switch (column) {
                case FittedNumber number -> run.add(number);
                case FittedCategory category -> {
                    numbers(run, parts);
                    parts.add(category(category));
                }
                case FittedIndex index -> {
                    numbers(run, parts);
                    parts.add(index(index));
                }
                case FittedSteps steps -> {
                    numbers(run, parts);
                    parts.add(OnnxSteps.write(graph, pipeline.missing(), steps));
                }
            }
        }
        numbers(run, parts);
        String features = sideBySide(parts);
        return pipeline.joint()
                .map(joint -> OnnxProjection.write(graph, joint, features))
                .orElse(features);
    }

    private static DataType type(FittedColumn column) {
        return switch (column) {
            case FittedNumber _ -> DataType.FLOAT;
            case FittedCategory _, FittedIndex _ -> DataType.STRING;
            case FittedSteps steps -> steps.reads() == Content.NUMBERS ? DataType.FLOAT : DataType.STRING;
        };
    }

    private void input(String column, String name, DataType type) {
        if (name.isEmpty() || !graph.input(name, type)) {
            throw Problem.error(
                            Where.path("", "data.columns." + column),
                            "ONNX cannot have an input called \"" + name + "\": "
                                    + (name.isEmpty()
                                            ? "names are not empty."
                                            : name.equals(column)
                                                    ? "the model's output has this name."
                                                    : "another column or the model's output has this name."),
                            "Rename the column in the table, and train again.")
                    .toException();
        }
    }

    private String sideBySide(List<String> parts) {
        return parts.size() == 1 ? parts.getFirst() : graph.add("Concat", parts, attribute("axis", 1L));
    }

    private void numbers(List<FittedNumber> run, List<String> parts) {
        if (run.isEmpty()) {
            return;
        }
        String raw = sideBySide(run.stream().map(FittedNumber::name).toList());
        int count = run.size();
        float[] imputation = new float[count];
        float[] shift = new float[count];
        float[] scale = new float[count];
        for (int i = 0; i < count; i++) {
            imputation[i] = (float) run.get(i).imputation();
            shift[i] = (float) run.get(i).shift();
            scale[i] = (float) run.get(i).scale();
        }
        String isMissing = graph.add("IsNaN", List.of(raw));
        String filled =
                graph.add("Where", List.of(isMissing, graph.floats("pipeline.imputation", imputation, 1, count), raw));
        String shifted = graph.add("Sub", List.of(filled, graph.floats("pipeline.shift", shift, 1, count)));
        parts.add(graph.add("Div", List.of(shifted, graph.floats("pipeline.scale", scale, 1, count))));
        run.clear();
    }

    private String index(FittedIndex column) {
        List<Long> places =
                LongStream.rangeClosed(1, column.categories().size()).boxed().toList();
        String place = graph.addMl(
                "LabelEncoder",
                List.of(column.name()),
                strings("keys_strings", column.categories()),
                attribute("values_int64s", places),
                attribute("default_int64", 0L));
        return graph.add("Cast", List.of(place), attribute("to", (long) DataType.FLOAT.getNumber()));
    }

    private String category(FittedCategory column) {
        int count = column.categories().size();
        long imputed = column.categories().indexOf(column.imputation());
        Map<String, Long> places = new LinkedHashMap<>();
        pipeline.missing().forEach(token -> places.put(token, imputed));
        for (int i = 0; i < count; i++) {
            places.putIfAbsent(column.categories().get(i), (long) i);
        }
        String place = graph.addMl(
                "LabelEncoder",
                List.of(column.name()),
                strings("keys_strings", List.copyOf(places.keySet())),
                attribute("values_int64s", List.copyOf(places.values())),
                attribute("default_int64", (long) count));
        String list = graph.add("Squeeze", List.of(place, graph.longs("pipeline.axis", new long[] {1}, 1)));
        return graph.add(
                "OneHot",
                List.of(
                        list,
                        graph.longs("pipeline.depth", new long[] {count}, 1),
                        graph.floats("pipeline.off_on", new float[] {0, 1}, 2)),
                attribute("axis", -1L));
    }
}
