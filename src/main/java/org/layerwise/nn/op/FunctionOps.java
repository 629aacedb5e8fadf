package org.layerwise.nn.op;

/** The part of {@link OpWriter} that activation functions use. Every method gives the name of its result. */
public interface FunctionOps {

    String sigmoid(String x);

    String tanh(String x);

    String relu(String x);

    /** {@code x} where positive, {@code slope·x} elsewhere. */
    String leakyRelu(String x, float slope);

    /** Over each row. */
    String softmax(String x);
}
