package org.layerwise.export;

import static org.layerwise.export.OnnxGraph.attribute;
import static org.layerwise.export.OnnxGraph.strings;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Version;
import org.layerwise.base.Where;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.FittedClasses;
import org.layerwise.data.FittedValues;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.train.Model;

/** A model as an ONNX model: raw columns in, {@code label} and {@code probabilities}, or {@code prediction}, out. */
final class OnnxTranslation {
    static final String LABEL = "label";
    static final String PROBABILITIES = "probabilities";
    static final String PREDICTION = "prediction";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int ML_OPSET = 3;

    private final Model model;
    private final OnnxGraph graph;

    private OnnxTranslation(Model model, long limit) {
        this.model = model;
        Set<String> outputs = switch (model.pipeline().target()) {
            case FittedClasses classes -> Set.of(LABEL, PROBABILITIES);
            case FittedValues values -> Set.of(PREDICTION);
        };
        this.graph = new OnnxGraph("layerwise", outputs, limit);
    }

    /**
     * The whole model.
     *
     * @throws ProblemException with the node or column that has no translation
     */
    static ModelProto of(Model model) {
        return of(model, OnnxGraph.LARGEST);
    }

    /** As {@link #of(Model)}, with another limit to the bytes of all constants. */
    static ModelProto of(Model model, long limit) {
        return new OnnxTranslation(model, limit).translate();
    }

    private ModelProto translate() {
        ModelProto.Builder result = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("Layerwise")
                .setProducerVersion(Version.NUMBER);
        result.addOpsetImportBuilder().setDomain("").setVersion(OPSET);
        result.addOpsetImportBuilder().setDomain("ai.onnx.ml").setVersion(ML_OPSET);
        String output = network(new OnnxPipeline(graph, model.pipeline()).write());
        switch (model.pipeline().target()) {
            case FittedClasses classes -> {
                classes(classes, output);
                result.addMetadataPropsBuilder()
                        .setKey("classes")
                        .setValue(JsonCodec.write(classes.classes()).toString());
            }
            case FittedValues values -> values(values, output);
        }
        return result.setGraph(graph.build()).build();
    }

    private String network(String features) {
        OnnxOps ops = new OnnxOps(graph);
        int width = model.pipeline().layout().width();
        List<String> values = new ArrayList<>();
        List<PlanNode> nodes = model.plan().nodes();
        for (int i = 0; i < nodes.size(); i++) {
            PlanNode node = nodes.get(i);
            List<String> inputs = node.inputs().stream().map(values::get).toList();
            ops.enter(node, inputs);
            values.add(node.isInput() ? columns(node.featurePlaces(), features, width) : layer(i, node, ops, inputs));
        }
        return values.getLast();
    }

    private String layer(int place, PlanNode node, OnnxOps ops, List<String> inputs) {
        try {
            return node.spec().layer().write(ops, inputs, model.weights().of(place));
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(problem ->
                            new Problem(problem.severity(), Where.node(node.id()), problem.message(), problem.hint()))
                    .toList());
        }
    }

    /** The features at some places; all of them in order are taken as they are. */
    private String columns(List<Integer> places, String features, int width) {
        long[] indices = places.stream().mapToLong(Integer::longValue).toArray();
        if (java.util.Arrays.equals(indices, LongStream.range(0, width).toArray())) {
            return features;
        }
        String chosen = graph.longs("input.columns", indices, indices.length);
        return graph.add("Gather", List.of(features, chosen), attribute("axis", 1L));
    }

    private void classes(FittedClasses target, String output) {
        String probabilities = output;
        if (target.isBinary()) {
            String one = graph.floats("one", new float[] {1});
            String first = graph.add("Sub", List.of(one, output));
            probabilities = graph.add("Concat", List.of(first, output), attribute("axis", 1L));
        }
        String best = graph.add(
                "ArgMax",
                List.of(probabilities),
                attribute("axis", 1L),
                attribute("keepdims", 0L),
                attribute("select_last_index", 0L));
        int count = target.classes().size();
        String label = graph.addMl(
                "LabelEncoder",
                List.of(best),
                attribute("keys_int64s", LongStream.range(0, count).boxed().toList()),
                strings("values_strings", target.classes()),
                attribute("default_string", ""));
        graph.name(label, LABEL);
        graph.name(probabilities, PROBABILITIES);
        graph.output(LABEL, DataType.STRING, 0);
        graph.output(PROBABILITIES, DataType.FLOAT, count);
    }

    private void values(FittedValues target, String output) {
        String scale = graph.floats("target.scale", new float[] {(float) target.scale()});
        String mean = graph.floats("target.mean", new float[] {(float) target.mean()});
        String scaled = graph.add("Mul", List.of(output, scale));
        graph.name(graph.add("Add", List.of(scaled, mean)), PREDICTION);
        graph.output(PREDICTION, DataType.FLOAT, 1);
    }
}
