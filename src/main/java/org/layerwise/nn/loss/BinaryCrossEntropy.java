package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Sigmoid;

/**
 * Of logits x: {@code ℓ = max(x, 0) − x·t + ln(1 + e^−|x|)}, finite for every finite logit; mean over batch and outputs.
 * {@code ∂ℓ/∂x = σ(x) − t}. With smoothing s the target is {@code t·(1 − s) + s/2}. With class weights an output counts by the
 * weight of its target before smoothing.
 */
@Kind(
        id = "binary-cross-entropy",
        title = "Binary cross-entropy",
        doc =
                "For two classes, or several labels that do not exclude each other; needs sigmoid as the last activation.")
public record BinaryCrossEntropy(
        @Param(
                value = "0",
                doc = "Label smoothing: how far targets move from 0 and 1 towards ½.",
                min = 0,
                max = 1,
                omitDefault = true)
        double smoothing,

        @Param(
                value = "",
                doc = "A factor for each class, in class order; none: all 1.",
                title = "Class weights",
                omitDefault = true)
        List<Double> classWeights)
        implements ElementLoss {

    public BinaryCrossEntropy {
        classWeights = ClassWeights.checked(classWeights);
    }

    /** Without smoothing or class weights. */
    public BinaryCrossEntropy() {
        this(0, List.of());
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
        double target = t + smoothing * (0.5 - t);
        return Math.max(x, 0) - x * target + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double slope(double x, double t) {
        return 1 / (1 + Math.exp(-x)) - (t + smoothing * (0.5 - t));
    }
}
