package org.layerwise.exchange;

import static org.layerwise.exchange.OnnxGraph.attribute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.base.Shape;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.translate.OpWriter;

/** {@link OpWriter} for ONNX, opset 17. */
final class OnnxOps implements OpWriter, OnnxFunctions, OnnxImages, OnnxSequences {
    private final OnnxGraph graph;
    private final Map<String, Shape> shapes = new HashMap<>();
    private String node = "";
    private Shape shape = Shape.of(1);

    OnnxOps(OnnxGraph graph) {
        this.graph = graph;
    }

    /** From here on operations are those of this node, and its inputs' shapes are known by their names. */
    void enter(PlanNode entered, List<String> inputs) {
        node = entered.id();
        shape = entered.shape();
        shapes.clear();
        for (int i = 0; i < inputs.size(); i++) {
            shapes.put(inputs.get(i), entered.inputShapes().get(i));
        }
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Shape shape(String x) {
        Shape input = shapes.get(x);
        if (input == null) {
            throw new IllegalArgumentException(node + " has no input called " + x);
        }
        return input;
    }

    @Override
    public OnnxGraph graph() {
        return graph;
    }

    @Override
    public String constant(String name) {
        return node + "." + name;
    }

    @Override
    public String dense(String x, float[] weight, int inputs, int outputs, float[] bias) {
        String w = graph.floats(node + ".weight", weight, inputs, outputs);
        String b = graph.floats(node + ".bias", bias, outputs);
        return graph.add("Gemm", List.of(x, w, b));
    }

    @Override
    public String normalize(String x, float[] scale, float[] shift, float[] mean, float[] variance, float epsilon) {
        boolean isRow = shape(x).rank() == 1;
        String places = isRow ? x : reshape(x, -1, scale.length);
        String normalized = graph.add(
                "BatchNormalization",
                List.of(
                        places,
                        graph.floats(node + ".weight", scale, scale.length),
                        graph.floats(node + ".bias", shift, shift.length),
                        graph.floats(node + ".running_mean", mean, mean.length),
                        graph.floats(node + ".running_var", variance, variance.length)),
                attribute("epsilon", epsilon));
        return isRow ? normalized : reshape(normalized, -1, shape.size());
    }

    @Override
    public String normalizeLast(String x, float[] scale, float[] shift, float epsilon) {
        boolean isRow = shape(x).rank() == 1;
        String normalized = graph.add(
                "LayerNormalization",
                List.of(
                        isRow ? x : reshape(x, -1, scale.length),
                        graph.floats(node + ".weight", scale, scale.length),
                        graph.floats(node + ".bias", shift, shift.length)),
                attribute("axis", -1L),
                attribute("epsilon", epsilon));
        return isRow ? normalized : reshape(normalized, -1, shape.size());
    }

    @Override
    public String add(List<String> inputs) {
        return oneByOne("Add", inputs);
    }

    @Override
    public String multiply(List<String> inputs) {
        return oneByOne("Mul", inputs);
    }

    private String oneByOne(String operation, List<String> inputs) {
        String result = inputs.getFirst();
        for (String input : inputs.subList(1, inputs.size())) {
            result = graph.add(operation, List.of(result, input));
        }
        return result;
    }

    @Override
    public String concat(List<String> inputs) {
        if (shape.rank() == 1) {
            return graph.add("Concat", inputs, attribute("axis", 1L));
        }
        long places = shape.size() / shape.last();
        List<String> runs = inputs.stream()
                .map(input -> reshape(input, -1, places, shape(input).last()))
                .toList();
        return reshape(graph.add("Concat", runs, attribute("axis", 2L)), -1, shape.size());
    }
}
