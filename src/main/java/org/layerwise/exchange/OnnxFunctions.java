package org.layerwise.exchange;

import static org.layerwise.exchange.OnnxGraph.attribute;

import java.util.List;
import org.layerwise.nn.translate.FunctionOps;

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
    default String prelu(String x, float[] slopes) {
        float[] all = new float[shape().size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = slopes[i % slopes.length];
        }
        return graph().add("PRelu", List.of(x, graph().floats(constant("slope"), all, all.length)));
    }

    @Override
    default String hardSigmoid(String x) {
        return graph().add("HardSigmoid", List.of(x), attribute("alpha", 1f / 6f), attribute("beta", 0.5f));
    }

    @Override
    default String elu(String x, float alpha) {
        return graph().add("Elu", List.of(x), attribute("alpha", alpha));
    }

    @Override
    default String selu(String x, float alpha, float scale) {
        return graph().add("Selu", List.of(x), attribute("alpha", alpha), attribute("gamma", scale));
    }

    @Override
    default String gelu(String x) {
        String scaled = graph().add("Mul", List.of(x, number("gelu.scale", (float) Math.sqrt(0.5))));
        String shifted = graph().add("Add", List.of(graph().add("Erf", List.of(scaled)), number("gelu.one", 1)));
        String half = graph().add("Mul", List.of(x, number("gelu.half", 0.5f)));
        return graph().add("Mul", List.of(half, shifted));
    }

    @Override
    default String silu(String x) {
        return graph().add("Mul", List.of(x, sigmoid(x)));
    }

    @Override
    default String mish(String x) {
        return graph().add("Mul", List.of(x, tanh(softplus(x, 1))));
    }

    @Override
    default String softplus(String x, float beta) {
        if (beta == 1) {
            return graph().add("Softplus", List.of(x));
        }
        String factor = number("softplus.beta", beta);
        String scaled = graph().add("Mul", List.of(x, factor));
        return graph().add("Div", List.of(graph().add("Softplus", List.of(scaled)), factor));
    }

    @Override
    default String softsign(String x) {
        return graph().add("Softsign", List.of(x));
    }

    @Override
    default String softmax(String x) {
        if (shape().rank() == 1) {
            return graph().add("Softmax", List.of(x), attribute("axis", 1L));
        }
        String folded = reshape(x, -1, shape().last());
        String shares = graph().add("Softmax", List.of(folded), attribute("axis", 1L));
        return reshape(shares, -1, shape().size());
    }

    private String number(String name, float value) {
        return graph().floats(constant(name), new float[] {value});
    }
}
