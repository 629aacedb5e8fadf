package org.layerwise.nn;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.AveragePool1d;
import org.layerwise.nn.layer.AveragePool2d;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Conv1d;
import org.layerwise.nn.layer.Conv2d;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Embedding;
import org.layerwise.nn.layer.LayerNorm;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.MaxPool1d;
import org.layerwise.nn.layer.MaxPool2d;

/**
 * Plain double-precision forward passes, written from the documented formulas and sharing no code with the engine. A kind
 * that is not here fails its family's contract test: add its formula.
 */
public final class Reference {
    private Reference() {}

    /**
     * What a layer's forward pass works on.
     *
     * @param shapes of one sample of each input
     * @param inputs {@code [rows][columns]} each
     * @param parameters as the layer declares them, each row-major
     * @param kept for what is random in training: which outputs the kernel under test kept, row-major
     * @param noise for what is random in training: what the kernel under test added, row-major
     */
    public record Call(
            List<Shape> shapes,
            List<double[][]> inputs,
            List<double[]> parameters,
            Pass pass,
            boolean[] kept,
            double[] noise) {
        Shape shape() {
            return shapes.getFirst();
        }

        double[][] input() {
            return inputs.getFirst();
        }
    }

    private interface Layer {
        double[][] forward(LayerSpec layer, Call call);
    }

    private static final Map<String, Layer> LAYERS = Map.ofEntries(
            entry("dense", (layer, call) -> dense((Dense) layer, call)),
            entry("activation", (layer, call) -> activation((Activation) layer, call)),
            entry("batch-norm", (layer, call) -> batchNorm((BatchNorm) layer, call)),
            entry("dropout", (layer, call) -> dropout((Dropout) layer, call)),
            entry("gaussian-noise", (layer, call) -> gaussianNoise(call)),
            entry("layer-norm", (layer, call) -> layerNorm((LayerNorm) layer, call)),
            entry("embedding", (layer, call) -> ReferenceSequences.embedding((Embedding) layer, call)),
            entry("conv1d", (layer, call) -> ReferenceImages.conv1d((Conv1d) layer, call)),
            entry("conv2d", (layer, call) -> ReferenceImages.conv2d((Conv2d) layer, call)),
            entry("max-pool1d", (layer, call) -> ReferenceImages.maxPool1d((MaxPool1d) layer, call)),
            entry("max-pool2d", (layer, call) -> ReferenceImages.maxPool2d((MaxPool2d) layer, call)),
            entry("avg-pool1d", (layer, call) -> ReferenceImages.averagePool1d((AveragePool1d) layer, call)),
            entry("avg-pool2d", (layer, call) -> ReferenceImages.averagePool2d((AveragePool2d) layer, call)),
            entry("global-average-pool", (layer, call) -> ReferenceImages.globalAveragePool(call)),
            entry("flatten", (layer, call) -> call.input()),
            entry("reshape", (layer, call) -> call.input()),
            entry("lstm", ReferenceSequences::recurrent),
            entry("gru", ReferenceSequences::recurrent),
            entry("simple-rnn", ReferenceSequences::recurrent),
            entry("add", (layer, call) -> merged(call, 0, Double::sum)),
            entry("multiply", (layer, call) -> merged(call, 1, (a, b) -> a * b)),
            entry("concat", (layer, call) -> concat(call)));

    /** A layer's output. */
    public static double[][] layer(LayerSpec layer, Call call) {
        return known(LAYERS, Catalog.of(LayerSpec.class).describe(layer).id()).forward(layer, call);
    }

    /** Fails when there is no forward pass for a layer here. */
    public static void requireLayer(String id) {
        known(LAYERS, id);
    }

    static <T> T known(Map<String, T> formulas, String id) {
        T formula = formulas.get(id);
        if (formula == null) {
            throw new AssertionError(
                    "the kind \"" + id + "\" has no plain double-precision formula in " + Reference.class.getPackage()
                            + ": write it there, from its documentation, so that the contract test can compare");
        }
        return formula;
    }

    private static double[][] activation(Activation layer, Call call) {
        double[] learned =
                call.parameters().isEmpty() ? new double[0] : call.parameters().getFirst();
        double[][] runs = regroup(call.input(), call.shape().last());
        return regroup(
                ReferenceFunctions.activation(layer.function(), learned, runs),
                call.shape().size());
    }

    /** The same numbers in rows of another length. */
    static double[][] regroup(double[][] rows, int columns) {
        double[] values = Numbers.flat(rows);
        double[][] groups = new double[values.length / columns][];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = java.util.Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
        return groups;
    }

    private static double[][] dense(Dense layer, Call call) {
        double[][] x = call.input();
        double[] weight = call.parameters().getFirst();
        double[][] y = new double[x.length][layer.units()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < layer.units(); j++) {
                double sum = layer.bias() ? call.parameters().get(1)[j] : 0;
                for (int k = 0; k < x[i].length; k++) {
                    sum += x[i][k] * weight[k * layer.units() + j];
                }
                y[i][j] = sum;
            }
        }
        return y;
    }

    /** Over each channel's numbers, wherever they stand. */
    private static double[][] batchNorm(BatchNorm layer, Call call) {
        double[][] x = regroup(call.input(), call.shape().last());
        int rows = x.length;
        double[][] y = new double[rows][x[0].length];
        for (int j = 0; j < x[0].length; j++) {
            double mean = call.parameters().get(2)[j];
            double variance = call.parameters().get(3)[j];
            if (call.pass() == Pass.TRAINING) {
                mean = 0;
                for (double[] row : x) {
                    mean += row[j] / rows;
                }
                variance = 0;
                for (double[] row : x) {
                    variance += (row[j] - mean) * (row[j] - mean) / rows;
                }
            }
            for (int i = 0; i < rows; i++) {
                double unit = (x[i][j] - mean) / Math.sqrt(variance + layer.epsilon());
                y[i][j] = call.parameters().get(0)[j] * unit + call.parameters().get(1)[j];
            }
        }
        return regroup(y, call.shape().size());
    }

    private static double[][] dropout(Dropout layer, Call call) {
        double[][] x = call.input();
        double[][] y = new double[x.length][x[0].length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                boolean evaluation = call.pass() == Pass.EVALUATION;
                double factor = evaluation ? 1 : call.kept()[i * x[i].length + j] ? 1 / (1 - layer.rate()) : 0;
                y[i][j] = x[i][j] * factor;
            }
        }
        return y;
    }

    private static double[][] gaussianNoise(Call call) {
        double[][] x = call.input();
        double[][] y = new double[x.length][x[0].length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                y[i][j] = x[i][j] + (call.pass() == Pass.TRAINING ? call.noise()[i * x[i].length + j] : 0);
            }
        }
        return y;
    }

    private static double[][] layerNorm(LayerNorm layer, Call call) {
        double[][] x = regroup(call.input(), call.shape().last());
        double[][] y = new double[x.length][x[0].length];
        for (int i = 0; i < x.length; i++) {
            double mean = java.util.Arrays.stream(x[i]).average().orElseThrow();
            double variance = java.util.Arrays.stream(x[i])
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            for (int j = 0; j < x[i].length; j++) {
                double unit = (x[i][j] - mean) / Math.sqrt(variance + layer.epsilon());
                y[i][j] = call.parameters().get(0)[j] * unit + call.parameters().get(1)[j];
            }
        }
        return regroup(y, call.shape().size());
    }

    private static double[][] merged(Call call, double start, DoubleBinaryOperator operation) {
        double[][] y = new double[call.input().length][call.input()[0].length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y[i].length; j++) {
                y[i][j] = start;
                for (double[][] x : call.inputs()) {
                    y[i][j] = operation.applyAsDouble(y[i][j], x[i][j]);
                }
            }
        }
        return y;
    }

    /** Run after run of the last axis. */
    private static double[][] concat(Call call) {
        List<double[][]> runs = new java.util.ArrayList<>();
        for (int k = 0; k < call.inputs().size(); k++) {
            runs.add(regroup(call.inputs().get(k), call.shapes().get(k).last()));
        }
        double[][] y = new double[runs.getFirst().length][];
        for (int i = 0; i < y.length; i++) {
            int run = i;
            y[i] = runs.stream()
                    .flatMapToDouble(x -> java.util.Arrays.stream(x[run]))
                    .toArray();
        }
        return regroup(y, Numbers.flat(y).length / call.input().length);
    }
}
