package org.layerwise.nn;

import static java.util.Map.entry;
import static org.layerwise.nn.ReferenceFunctions.logSumExp;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.loss.BinaryCrossEntropy;
import org.layerwise.nn.loss.BinaryFocal;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.loss.CategoricalFocal;
import org.layerwise.nn.loss.Huber;
import org.layerwise.nn.loss.Loss;

/** Losses in plain double precision, written from their documented formulas; part of {@link Reference}. */
public final class ReferenceLosses {
    private ReferenceLosses() {}

    /** The loss of one output, or, for a whole row, of one class, which is then summed. */
    private interface Term {
        /**
         * @param row the inputs of the whole row
         * @param j which of them
         * @param t its target
         */
        double of(Loss loss, double[] row, int j, double t);
    }

    /** Whether a row's terms are averaged, or summed over its classes. */
    private record Formula(Term term, boolean mean) {}

    private static final Map<String, Formula> LOSSES = Map.ofEntries(
            entry("mse", ofError(r -> r * r)),
            entry("mae", ofError(Math::abs)),
            entry("huber", mean((loss, y, j, t) -> huber(Math.abs(y[j] - t), ((Huber) loss).delta()))),
            entry("log-cosh", ofError(r -> logSumExp(new double[] {r, -r}) - Math.log(2))),
            entry("poisson", mean((loss, y, j, t) -> y[j] - t * Math.log(y[j] + 1e-8))),
            entry("hinge", mean((loss, x, j, t) -> Math.max(0, 1 - (2 * t - 1) * x[j]))),
            entry("squared-hinge", mean((loss, x, j, t) -> Math.pow(Math.max(0, 1 - (2 * t - 1) * x[j]), 2))),
            entry("perceptron", mean((loss, x, j, t) -> Math.max(0, (1 - 2 * t) * x[j]))),
            entry("binary-cross-entropy", mean((loss, x, j, t) -> {
                double s = ((BinaryCrossEntropy) loss).smoothing();
                double target = t * (1 - s) + s / 2;
                return -target * logSigmoid(x[j]) - (1 - target) * logSigmoid(-x[j]);
            })),
            entry("binary-focal", mean((loss, x, j, t) -> {
                double gamma = ((BinaryFocal) loss).gamma();
                double yes = logSigmoid(x[j]);
                double no = logSigmoid(-x[j]);
                return -t * Math.exp(gamma * no) * yes - (1 - t) * Math.exp(gamma * yes) * no;
            })),
            entry("categorical-cross-entropy", sum((loss, x, j, t) -> {
                double s = ((CategoricalCrossEntropy) loss).smoothing();
                return (t * (1 - s) + s / x.length) * (logSumExp(x) - x[j]);
            })),
            entry("categorical-focal", sum((loss, x, j, t) -> {
                double log = x[j] - logSumExp(x);
                return t == 0 ? 0 : -t * Math.pow(-Math.expm1(log), ((CategoricalFocal) loss).gamma()) * log;
            })),
            entry("kl-divergence", sum((loss, x, j, t) -> t == 0 ? 0 : t * (Math.log(t) + logSumExp(x) - x[j]))));

    private static Formula mean(Term term) {
        return new Formula(term, true);
    }

    private static Formula sum(Term term) {
        return new Formula(term, false);
    }

    private static Formula ofError(DoubleUnaryOperator value) {
        return mean((loss, y, j, t) -> value.applyAsDouble(y[j] - t));
    }

    /** The mean loss, of logits where the loss is fused with an activation. */
    public static double loss(Loss loss, double[][] inputs, double[][] targets) {
        return loss(loss, inputs, targets, null);
    }

    /** {@code Σwℓ/Σw}, w being the row's weight times its class's; 0 where nothing weighs anything. */
    public static double loss(Loss loss, double[][] inputs, double[][] targets, float @Nullable [] rowWeights) {
        Formula formula =
                Reference.known(LOSSES, Catalog.of(Loss.class).describe(loss).id());
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < inputs.length; i++) {
            double rowWeight = rowWeights == null ? 1 : rowWeights[i];
            double ofRow = formula.mean() ? 1 : ofClasses(loss.classWeights(), targets[i]);
            for (int j = 0; j < inputs[i].length; j++) {
                double t = targets[i][j];
                double w = rowWeight * (formula.mean() ? ofOutput(loss.classWeights(), t) : ofRow);
                sum += w * formula.term().of(loss, inputs[i], j, t);
                weights += formula.mean() || j == 0 ? w : 0;
            }
        }
        return weights == 0 ? 0 : sum / weights;
    }

    private static double ofOutput(List<Double> classWeights, double t) {
        return classWeights.isEmpty() ? 1 : (1 - t) * classWeights.get(0) + t * classWeights.get(1);
    }

    private static double ofClasses(List<Double> classWeights, double[] t) {
        double weight = classWeights.isEmpty() ? 1 : 0;
        for (int j = 0; j < classWeights.size(); j++) {
            weight += t[j] * classWeights.get(j);
        }
        return weight;
    }

    private static double huber(double distance, double delta) {
        return distance <= delta ? distance * distance / 2 : delta * (distance - delta / 2);
    }

    /** ln(1/(1 + e⁻ˣ)). */
    private static double logSigmoid(double x) {
        return -logSumExp(new double[] {0, -x});
    }
}
