package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.StepFrame;

/** The mean size of the kernel's gradients, penalty included, before clipping: comparable between layers of different sizes. */
@Kind(
        id = GradientMeanAbs.ID,
        title = "Mean absolute gradient",
        doc =
                "The mean size of the kernel's gradients, penalty included, before clipping: comparable between layers of different sizes.",
        paper = "Amazon SageMaker Debugger: the built-in rule VanishingGradient")
public record GradientMeanAbs() implements KernelMeasure {
    /** Its name everywhere. */
    public static final String ID = "gradient/mean-abs";

    @Override
    public String formula() {
        return "Σ|g| / n";
    }

    @Override
    public String cost() {
        return "one pass over the gradient, shared";
    }

    @Override
    public boolean isUsual() {
        return true;
    }

    @Override
    public boolean isInMetricsFile() {
        return false;
    }

    @Override
    public Set<Quantity> ofGradient() {
        return Set.of(Quantity.MEAN_ABSOLUTE);
    }

    @Override
    public void write(KernelReading kernel, StepFrame frame, int at) {
        frame.numbers()[at] = kernel.gradient().meanAbsolute();
    }
}
