package org.layerwise.nn;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Elu;
import org.layerwise.nn.activation.LeakyRelu;
import org.layerwise.nn.activation.Softplus;

/** Activation functions in plain double precision, written from their documented formulas; part of {@link Reference}. */
public final class ReferenceFunctions {
    private ReferenceFunctions() {}

    private interface Formula {
        /**
         * Values of one row of the last axis.
         *
         * @param learned the function's own parameter, empty where it has none
         */
        double[] apply(ActivationFunction function, double[] learned, double[] row);
    }

    private static final double LAMBDA = 1.0507009873554805;
    private static final double ALPHA = 1.6732632423543772;

    private static final Map<String, Formula> FORMULAS = Map.ofEntries(
            entry("linear", each(v -> v)),
            entry("sigmoid", each(ReferenceFunctions::sigmoid)),
            entry("hard-sigmoid", each(v -> Math.min(Math.max(v / 6 + 0.5, 0), 1))),
            entry("tanh", each(Math::tanh)),
            entry("relu", each(v -> v > 0 ? v : 0)),
            entry("leaky-relu", (function, learned, x) -> map(x, v -> v > 0 ? v : ((LeakyRelu) function).slope() * v)),
            entry("prelu", (function, learned, x) -> prelu(learned, x)),
            entry("elu", (function, learned, x) -> map(x, v -> v > 0 ? v : ((Elu) function).alpha() * Math.expm1(v))),
            entry("selu", each(v -> LAMBDA * (v > 0 ? v : ALPHA * Math.expm1(v)))),
            entry("gelu", each(v -> v * normal(v))),
            entry("silu", each(v -> v * sigmoid(v))),
            entry("mish", each(v -> v * Math.tanh(softplus(v)))),
            entry("softplus", (function, learned, x) -> {
                double beta = ((Softplus) function).beta();
                return map(x, v -> softplus(beta * v) / beta);
            }),
            entry("softsign", each(v -> v / (1 + Math.abs(v)))),
            entry("softmax", (function, learned, x) -> softmax(x)));

    /** A function without parameters, over each row. */
    public static double[][] activation(ActivationFunction function, double[][] x) {
        return activation(function, new double[0], x);
    }

    /** A function over the last axis, which may be shorter than a row where the function has no parameters. */
    static double[][] activation(ActivationFunction function, double[] learned, double[][] x) {
        Formula formula = Reference.known(
                FORMULAS,
                Catalog.of(ActivationFunction.class).describe(function).id());
        double[][] y = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            y[i] = formula.apply(function, learned, x[i]);
        }
        return y;
    }

    private static Formula each(DoubleUnaryOperator value) {
        return (function, learned, x) -> map(x, value);
    }

    static double[] map(double[] x, DoubleUnaryOperator value) {
        return Arrays.stream(x).map(value).toArray();
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double softplus(double x) {
        return logSumExp(new double[] {0, x});
    }

    private static double[] prelu(double[] slopes, double[] x) {
        double[] y = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            y[j] = x[j] > 0 ? x[j] : slopes[j % slopes.length] * x[j];
        }
        return y;
    }

    /** Φ(x): the density's Taylor series where it is short, a continued fraction of the tail elsewhere. */
    private static double normal(double x) {
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        if (Math.abs(x) > 4) {
            double fraction = Math.abs(x);
            for (int k = 60; k > 0; k--) {
                fraction = Math.abs(x) + k / fraction;
            }
            return x > 0 ? 1 - density / fraction : density / fraction;
        }
        double term = x;
        double sum = x;
        for (int k = 1; k < 100; k++) {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return 0.5 + density * sum;
    }

    /** ln Σ eˣ. */
    static double logSumExp(double[] x) {
        double max = Arrays.stream(x).max().orElseThrow();
        double sum = 0;
        for (double v : x) {
            sum += Math.exp(v - max);
        }
        return max + Math.log(sum);
    }

    private static double[] softmax(double[] x) {
        double norm = logSumExp(x);
        return map(x, v -> Math.exp(v - norm));
    }
}
