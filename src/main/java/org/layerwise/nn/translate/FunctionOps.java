package org.layerwise.nn.translate;

/** The part of {@link OpWriter} that activation functions use. Every method gives the name of its result. */
public interface FunctionOps extends ValueShapes {

    String sigmoid(String x);

    String tanh(String x);

    String relu(String x);

    /** {@code x} where positive, {@code slope·x} elsewhere. */
    String leakyRelu(String x, float slope);

    /** {@code x} where positive, {@code slope·x} elsewhere, with a slope for each unit of the last axis. */
    String prelu(String x, float[] slopes);

    /** {@code min(max(x/6 + 1/2, 0), 1)}. */
    String hardSigmoid(String x);

    /** {@code x} where positive, {@code alpha·(eˣ − 1)} elsewhere. */
    String elu(String x, float alpha);

    /** {@code scale·x} where positive, {@code scale·alpha·(eˣ − 1)} elsewhere. */
    String selu(String x, float alpha, float scale);

    /** {@code x·Φ(x)}. */
    String gelu(String x);

    /** {@code x·σ(x)}. */
    String silu(String x);

    /** {@code x·tanh(ln(1 + eˣ))}. */
    String mish(String x);

    /** {@code ln(1 + e^(beta·x))/beta}. */
    String softplus(String x, float beta);

    /** {@code x/(1 + |x|)}. */
    String softsign(String x);

    /** Over the last axis. */
    String softmax(String x);
}
