package org.layerwise.exchange;

import static org.layerwise.exchange.OnnxGraph.attribute;
import static org.layerwise.exchange.OnnxGraph.strings;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.layerwise.base.Location;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Version;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.table.CellPrecision;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.train.Model;

/**
 * A model as an ONNX model: raw columns in, {@code label} and {@code probabilities}, or {@code prediction}, out; of several
 * targets {@code [N × targets]}; of a reconstruction {@code prediction} and {@code error}.
 */
final class OnnxTranslation {
    static final String LABEL = "label";
    static final String PROBABILITIES = "probabilities";
    static final String PREDICTION = "prediction";
    /** Of a reconstruction: the mean squared difference. */
    static final String ERROR = "error";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int ML_OPSET = 3;

    private final Model model;
    private final OnnxGraph graph;

    private OnnxTranslation(Model model, long limit) {
        this.model = model;
        Set<String> outputs = switch (model.pipeline().target()) {
            case ClassTarget _, MultiLabelTarget _ -> Set.of(LABEL, PROBABILITIES);
            case RegressionTarget _, MultiRegressionTarget _ -> Set.of(PREDICTION);
            case ReconstructionTarget _ -> Set.of(PREDICTION, ERROR);
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
        String features = new OnnxPipeline(graph, model.pipeline()).write();
        String output = network(features);
        switch (model.pipeline().target()) {
            case ClassTarget classes -> {
                classes(classes, output);
                name(result, "classes", classes.classes());
            }
            case RegressionTarget values -> values(List.of(values), output);
            case MultiRegressionTarget several -> {
                values(several.values(), output);
                name(result, "targets", several.columns());
            }
            case MultiLabelTarget labels -> {
                labels(labels, output);
                name(result, "targets", labels.columns());
            }
            case ReconstructionTarget reconstruction -> {
                reconstruction(features, output, reconstruction.width());
                name(result, "targets", reconstruction.features());
            }
        }
        Map<String, String> dates = new LinkedHashMap<>();
        model.pipeline().columns().forEach(column -> dates.putAll(OnnxSteps.dates(column)));
        if (!dates.isEmpty()) {
            name(result, "dates", dates);
        }
        return result.setGraph(graph.build()).build();
    }

    private static void name(ModelProto.Builder result, String key, Object names) {
        result.addMetadataPropsBuilder()
                .setKey(key)
                .setValue(JsonCodec.write(names).toString());
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
                    .map(problem -> problem.at(Location.node(node.id())))
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

    private void classes(ClassTarget target, String output) {
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

    /** Multiplied by their scales, then shifted by their means, in double precision as {@link RegressionTarget#inverse} does. */
    private void values(List<RegressionTarget> targets, String output) {
        int count = targets.size();
        double[] scales = targets.stream().mapToDouble(RegressionTarget::scale).toArray();
        double[] means = targets.stream().mapToDouble(RegressionTarget::mean).toArray();
        String exact = graph.add("Cast", List.of(output), attribute("to", (long) DataType.DOUBLE.getNumber()));
        String scaled = graph.add("Mul", List.of(exact, graph.doubles("target.scale", scales, count)));
        String values = graph.add("Add", List.of(scaled, graph.doubles("target.mean", means, count)));
        DataType type = targets.stream().anyMatch(target -> target.cells() == CellPrecision.FLOAT64)
                ? DataType.DOUBLE
                : DataType.FLOAT;
        if (type == DataType.FLOAT) {
            values = graph.add("Cast", List.of(values), attribute("to", (long) type.getNumber()));
        }
        graph.name(values, PREDICTION);
        graph.output(PREDICTION, type, count);
    }

    /** Of each label its probability, and which of its two texts that means. */
    private void labels(MultiLabelTarget target, String output) {
        List<String> texts = new ArrayList<>();
        target.labels().forEach(label -> texts.addAll(label.classes()));
        String half = graph.floats("half", new float[] {0.5f});
        String has = graph.add("Greater", List.of(output, half));
        String number = graph.add("Cast", List.of(has), attribute("to", (long) DataType.INT64.getNumber()));
        long[] first = LongStream.range(0, target.width()).map(k -> 2 * k).toArray();
        String place = graph.add("Add", List.of(number, graph.longs("label.first", first, first.length)));
        String label = graph.addMl(
                "LabelEncoder",
                List.of(place),
                attribute(
                        "keys_int64s", LongStream.range(0, texts.size()).boxed().toList()),
                strings("values_strings", texts),
                attribute("default_string", ""));
        graph.name(label, LABEL);
        graph.name(output, PROBABILITIES);
        graph.output(LABEL, DataType.STRING, target.width());
        graph.output(PROBABILITIES, DataType.FLOAT, target.width());
    }

    /** What came back, and the mean of the squared differences. */
    private void reconstruction(String features, String output, int width) {
        String difference = graph.add("Sub", List.of(features, output));
        String squares = graph.add("Mul", List.of(difference, difference));
        String error =
                graph.add("ReduceMean", List.of(squares), attribute("axes", List.of(1L)), attribute("keepdims", 1L));
        graph.name(output, PREDICTION);
        graph.name(error, ERROR);
        graph.output(PREDICTION, DataType.FLOAT, width);
        graph.output(ERROR, DataType.FLOAT, 1);
    }
}
