package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.StepFrame;

/** The length of the kernel's gradient, penalty included, before clipping. */
@Kind(
        id = GradientNorm.ID,
        title = "Gradient norm",
        doc = "The length of the kernel's gradient, penalty included, before clipping.")
public record GradientNorm() implements KernelMeasure {
    /** Its name everywhere. */
    public static final String ID = "gradient/norm";

    @Override
    public String formula() {
        return "√Σ g²";
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
    public Set<Quantity> ofGradient() {
        return Set.of(Quantity.NORM);
    }

    @Override
    public void write(KernelReading kernel, StepFrame frame, int at) {
        frame.numbers()[at] = kernel.gradient().norm();
    }
}
