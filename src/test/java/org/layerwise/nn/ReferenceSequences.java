package org.layerwise.nn;

import java.util.List;
import org.layerwise.nn.Reference.Call;
import org.layerwise.nn.kernel.SimpleRnnCell;
import org.layerwise.nn.layer.Embedding;
import org.layerwise.nn.layer.Gru;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.Lstm;
import org.layerwise.nn.layer.SimpleRnn;

/** Plain double-precision forward passes of layers that work along a sequence, one number at a time. */
final class ReferenceSequences {
    private ReferenceSequences() {}

    /** {@code bias + Σ x·weight} for every column. */
    private static double[] product(double[] x, double[] weight, double[] bias) {
        double[] sums = bias.clone();
        for (int j = 0; j < sums.length; j++) {
            for (int k = 0; k < x.length; k++) {
                sums[j] += x[k] * weight[k * sums.length + j];
            }
        }
        return sums;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** One step in time. */
    private interface Step {
        /**
         * The next state.
         *
         * @param fromInput the product with the input
         * @param fromState the product with the state
         * @param memory of the step before. Modified.
         */
        double[] next(double[] fromInput, double[] fromState, double[] state, double[] memory);
    }

    private static double[] lstm(double[] a, double[] b, double[] state, double[] memory) {
        int n = state.length;
        double[] next = new double[n];
        for (int j = 0; j < n; j++) {
            double input = sigmoid(a[j] + b[j]);
            double forget = sigmoid(a[n + j] + b[n + j]);
            double candidate = Math.tanh(a[2 * n + j] + b[2 * n + j]);
            double output = sigmoid(a[3 * n + j] + b[3 * n + j]);
            memory[j] = forget * memory[j] + input * candidate;
            next[j] = output * Math.tanh(memory[j]);
        }
        return next;
    }

    private static double[] gru(double[] a, double[] b, double[] state) {
        int n = state.length;
        double[] next = new double[n];
        for (int j = 0; j < n; j++) {
            double reset = sigmoid(a[j] + b[j]);
            double update = sigmoid(a[n + j] + b[n + j]);
            double candidate = Math.tanh(a[2 * n + j] + reset * b[2 * n + j]);
            next[j] = (1 - update) * candidate + update * state[j];
        }
        return next;
    }

    private static double[] simple(SimpleRnnCell.Function function, double[] a, double[] b, double[] state) {
        double[] next = new double[state.length];
        for (int j = 0; j < next.length; j++) {
            double sum = a[j] + b[j];
            next[j] = switch (function) {
                case TANH -> Math.tanh(sum);
                case RELU -> Math.max(sum, 0);
            };
        }
        return next;
    }

    /** Row by row of the table; what is no category takes row 0. */
    static double[][] embedding(Embedding layer, Call call) {
        double[][] y = new double[call.input().length][];
        for (int i = 0; i < y.length; i++) {
            double[] x = call.input()[i];
            y[i] = new double[x.length * layer.dimensions()];
            for (int k = 0; k < y[i].length; k++) {
                double category = Math.floor(x[k / layer.dimensions()]);
                int row = category > 0 && category < layer.categories() ? (int) category : 0;
                y[i][k] = call.parameters().getFirst()[row * layer.dimensions() + k % layer.dimensions()];
            }
        }
        return y;
    }

    /** A recurrent layer. */
    static double[][] recurrent(LayerSpec layer, Call call) {
        return switch (layer) {
            case Lstm lstm -> walks(call, lstm.units(), lstm.sequence(), ReferenceSequences::lstm);
            case Gru gru -> walks(call, gru.units(), gru.sequence(), (a, b, state, memory) -> gru(a, b, state));
            case SimpleRnn rnn ->
                walks(call, rnn.units(), rnn.sequence(), (a, b, state, memory) -> simple(rnn.function(), a, b, state));
            case LayerSpec other -> throw new AssertionError(other + " is not recurrent");
        };
    }

    private static double[][] walks(Call call, int units, boolean sequence, Step step) {
        double[][] y = new double[call.input().length][];
        int directions = call.parameters().size() / 4;
        for (int i = 0; i < y.length; i++) {
            double[][][] states = new double[directions][][];
            for (int k = 0; k < directions; k++) {
                states[k] = walk(call.input()[i], call.parameters().subList(4 * k, 4 * k + 4), units, k == 1, step);
            }
            int steps = states[0].length;
            y[i] = new double[(sequence ? steps : 1) * directions * units];
            for (int t = 0; t < steps; t++) {
                for (int k = 0; k < directions; k++) {
                    boolean isLast = t == (k == 1 ? 0 : steps - 1);
                    if (sequence || isLast) {
                        int place = ((sequence ? t : 0) * directions + k) * units;
                        System.arraycopy(states[k][t], 0, y[i], place, units);
                    }
                }
            }
        }
        return y;
    }

    /** The state at every time. */
    private static double[][] walk(double[] row, List<double[]> parameters, int units, boolean backwards, Step step) {
        int features = parameters.get(0).length / parameters.get(2).length;
        int steps = row.length / features;
        double[][] states = new double[steps][];
        double[] state = new double[units];
        double[] memory = new double[units];
        for (int s = 0; s < steps; s++) {
            int t = backwards ? steps - 1 - s : s;
            double[] x = java.util.Arrays.copyOfRange(row, t * features, (t + 1) * features);
            state = step.next(
                    product(x, parameters.get(0), parameters.get(2)),
                    product(state, parameters.get(1), parameters.get(3)),
                    state,
                    memory);
            states[t] = state;
        }
        return states;
    }
}
