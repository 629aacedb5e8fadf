package org.layerwise.export;

import static org.layerwise.export.OnnxGraph.attribute;

import java.util.List;
import org.layerwise.base.Shape;
import org.layerwise.nn.op.OpWriter;

/** {@link OpWriter} for ONNX, opset 17. */
final class OnnxOps implements OpWriter, OnnxFunctions, OnnxImages, OnnxSequences {
    private final OnnxGraph graph;
    private String node = "";
    private Shape shape = Shape.of(1);

    OnnxOps(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * From here on operations are those of this node.
     *
     * @param output its output's shape for one sample
     */
    void enter(String id, Shape output) {
        node = id;
        shape = output;
    }

    @Override
    public Shape shape() {
        return shape;
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
        return graph.add(
                "BatchNormalization",
                List.of(
                        x,
                        graph.floats(node + ".weight", scale, scale.length),
                        graph.floats(node + ".bias", shift, shift.length),
                        graph.floats(node + ".running_mean", mean, mean.length),
                        graph.floats(node + ".running_var", variance, variance.length)),
                attribute("epsilon", epsilon));
    }

    @Override
    public String add(List<String> inputs) {
        String sum = inputs.getFirst();
        for (String input : inputs.subList(1, inputs.size())) {
            sum = graph.add("Add", List.of(sum, input));
        }
        return sum;
    }

    @Override
    public String concat(List<String> inputs) {
        return graph.add("Concat", inputs, attribute("axis", 1L));
    }
}
