package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Sigmoid;

/**
 * Of logits x, with {@code p = σ(x)}: {@code ℓ = −t·(1 − p)^γ·ln p − (1 − t)·p^γ·ln(1 − p)}, mean over batch and outputs.
 * {@code ∂ℓ/∂x} of the first term is {@code t·(1 − p)^γ·(γ·p·ln p − (1 − p))}, the second is its mirror image.
 */
@Kind(
        id = "binary-focal",
        title = "Binary focal",
        doc = "Binary cross-entropy that turns away from what is already right: for two classes of which one is rare. "
                + "Needs sigmoid as the last activation.",
        paper = "Lin, Goyal, Girshick, He, Dollár: Focal Loss for Dense Object Detection. ICCV 2017")
public record BinaryFocal(
        @Param(
                value = "2",
                doc = "How far it turns away from what is right; 0: plain cross-entropy.",
                min = 0,
                max = 100)
        double gamma,

        @Param(
                value = "",
                doc = "A factor for each class, in class order; none: all 1.",
                title = "Class weights",
                omitDefault = true)
        List<Double> classWeights)
        implements ElementLoss {

    public BinaryFocal {
        classWeights = ClassWeights.checked(classWeights);
    }

    @Override
    public List<Class<? extends ActivationFunction>> fusedWith() {
        return List.of(Sigmoid.class);
    }

    @Override
    public Targets targets() {
        return Targets.CLASSES;
    }

    @Override
    public double elementWeight(double t) {
        return ClassWeights.ofBinary(classWeights, t);
    }

    @Override
    public double element(double x, double t) {
        double yes = -softplus(-x);
        double no = -softplus(x);
        return -t * Math.exp(gamma * no) * yes - (1 - t) * Math.exp(gamma * yes) * no;
    }

    @Override
    public double slope(double x, double t) {
        return t * term(x) - (1 - t) * term(-x);
    }

    /** ln(1 + eˣ). */
    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** The slope of −(1 − p)^γ·ln p. */
    private double term(double x) {
        double yes = -softplus(-x);
        double no = -softplus(x);
        return Math.exp(gamma * no) * (gamma * Math.exp(yes) * yes - Math.exp(no));
    }
}
