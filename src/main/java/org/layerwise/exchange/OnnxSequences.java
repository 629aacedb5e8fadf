package org.layerwise.exchange;

import static org.layerwise.exchange.OnnxGraph.attribute;
import static org.layerwise.exchange.OnnxGraph.strings;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.layerwise.nn.param.RecurrentWeights;
import org.layerwise.nn.translate.SequenceOps;

/** Recurrent layers and embeddings for ONNX, opset 17, whose sequences are {@code [time × batch × features]}. */
interface OnnxSequences extends SequenceOps, OnnxPlace {

    @Override
    default String lstm(String x, boolean sequence, RecurrentWeights weights) {
        return recurrent("LSTM", x, sequence, weights, new int[] {0, 3, 1, 2}, List.of());
    }

    @Override
    default String gru(String x, boolean sequence, RecurrentWeights weights) {
        return recurrent(
                "GRU", x, sequence, weights, new int[] {1, 0, 2}, List.of(attribute("linear_before_reset", 1L)));
    }

    @Override
    default String simpleRnn(String x, boolean relu, boolean sequence, RecurrentWeights weights) {
        List<String> functions = Collections.nCopies(weights.directions(), relu ? "Relu" : "Tanh");
        return recurrent("RNN", x, sequence, weights, new int[] {0}, List.of(strings("activations", functions)));
    }

    @Override
    default String embedding(String x, float[] weight, int categories, int dimensions) {
        String zero = graph().floats(constant("unknown"), new float[] {0});
        String end = graph().floats(constant("categories"), new float[] {categories});
        String isKnown = graph().add(
                        "And",
                        List.of(graph().add("GreaterOrEqual", List.of(x, zero)), graph().add("Less", List.of(x, end))));
        String known = graph().add("Where", List.of(isKnown, x, zero));
        String places = graph().add("Cast", List.of(known), attribute("to", (long) DataType.INT64.getNumber()));
        String table = graph().floats(constant("weight"), weight, categories, dimensions);
        return reshape(graph().add("Gather", List.of(table, places), attribute("axis", 0L)), -1, shape().size());
    }

    /**
     * One of ONNX's recurrent operations.
     *
     * @param gates for each of its gates, which of ours it is
     */
    private String recurrent(
            String operation,
            String x,
            boolean sequence,
            RecurrentWeights weights,
            int[] gates,
            List<AttributeProto> others) {
        int directions = weights.directions();
        int features = weights.features();
        int width = weights.width();
        List<String> inputs = List.of(
                byTime(x, features),
                graph().floats(constant("weight_ih"), weights.inputKernels(gates), directions, width, features),
                graph().floats(constant("weight_hh"), weights.stateKernels(gates), directions, width, weights.units()),
                graph().floats(constant("bias"), weights.biases(gates), directions, 2L * width));
        List<AttributeProto> attributes = new ArrayList<>(others);
        attributes.add(attribute("hidden_size", weights.units()));
        attributes.add(attribute("direction", directions == 2 ? "bidirectional" : "forward"));
        AttributeProto[] all = attributes.toArray(AttributeProto[]::new);
        if (sequence) { // [time × directions × batch × units]
            return flat(graph().add(operation, inputs, all), 2L, 0L, 1L, 3L);
        }
        return flat(graph().addForSecond(operation, inputs, all), 1L, 0L, 2L); // [directions × batch × units]
    }

    /** {@code [batch × time·features]} as {@code [time × batch × features]}. */
    private String byTime(String x, int features) {
        String shape = graph().longs(constant("shape"), new long[] {0, -1, features}, 3);
        String steps = graph().add("Reshape", List.of(x, shape));
        return graph().add("Transpose", List.of(steps), attribute("perm", List.of(1L, 0L, 2L)));
    }

    /** With the axes in another order, and all after the batch as one. */
    private String flat(String x, Long... axes) {
        String transposed = graph().add("Transpose", List.of(x), attribute("perm", List.of(axes)));
        String shape = graph().longs(constant("flat"), new long[] {0, -1}, 2);
        return graph().add("Reshape", List.of(transposed, shape));
    }
}
