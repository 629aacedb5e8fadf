package org.layerwise.nn;

import static java.util.Map.entry;
import static org.layerwise.nn.ReferenceFunctions.logSumExp;

import java.util.Map;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.loss.Loss;

/** Losses in plain double precision, written from their documented formulas; part of {@link Reference}. */
public final class ReferenceLosses {
    private ReferenceLosses() {}

    private interface Objective {
        /** The sum over one row's outputs. */
        double row(double[] inputs, double[] targets);
    }

    /** The outputs of a loss's mean are divided by this; cross-entropy over classes counts a row once. */
    private record Mean(Objective objective, boolean overOutputs) {}

    private static final Map<String, Mean> LOSSES = Map.ofEntries(
            entry("mse", new Mean(ReferenceLosses::squares, true)),
            entry("binary-cross-entropy", new Mean(ReferenceLosses::binaryCrossEntropy, true)),
            entry("categorical-cross-entropy", new Mean(ReferenceLosses::categoricalCrossEntropy, false)));

    /** The mean loss, of logits where the loss is fused with an activation. */
    public static double loss(Loss loss, double[][] inputs, double[][] targets) {
        Mean mean =
                Reference.known(LOSSES, Catalog.of(Loss.class).describe(loss).id());
        double sum = 0;
        for (int i = 0; i < inputs.length; i++) {
            sum += mean.objective().row(inputs[i], targets[i]);
        }
        return sum / (inputs.length * (mean.overOutputs() ? inputs[0].length : 1));
    }

    private static double squares(double[] y, double[] t) {
        double sum = 0;
        for (int j = 0; j < y.length; j++) {
            sum += (y[j] - t[j]) * (y[j] - t[j]);
        }
        return sum;
    }

    /** −t·ln σ(x) − (1 − t)·ln(1 − σ(x)), with −ln σ(x) = ln(e⁰ + e⁻ˣ). */
    private static double binaryCrossEntropy(double[] x, double[] t) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += t[j] * logSumExp(new double[] {0, -x[j]}) + (1 - t[j]) * logSumExp(new double[] {0, x[j]});
        }
        return sum;
    }

    private static double categoricalCrossEntropy(double[] x, double[] t) {
        double norm = logSumExp(x);
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += t[j] * (norm - x[j]);
        }
        return sum;
    }
}
