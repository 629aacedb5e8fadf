package org.layerwise.export;

import static org.layerwise.export.OnnxGraph.attribute;

import java.util.List;
import org.layerwise.nn.op.FunctionOps;

/** Activation functions for ONNX, opset 17. */
interface OnnxFunctions extends FunctionOps, OnnxPlace {
    @Override
    default String sigmoid(String x) {
        return graph().add("Sigmoid", List.of(x));
    }

    @Override
    default String tanh(String x) {
        return graph().add("Tanh", List.of(x));
    }

    @Override
    default String relu(String x) {
        return graph().add("Relu", List.of(x));
    }

    @Override
    default String leakyRelu(String x, float slope) {
        return graph().add("LeakyRelu", List.of(x), attribute("alpha", slope));
    }

    @Override
    default String softmax(String x) {
        return graph().add("Softmax", List.of(x), attribute("axis", 1L));
    }
}
