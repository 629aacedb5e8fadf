package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.StepFrame;

/** How the kernel's gradients are spread between the smallest and the largest, penalty included, before clipping. */
@Kind(
        id = GradientHistogram.ID,
        title = "Gradient histogram",
        doc =
                "How the kernel's gradients are spread between the smallest and the largest, penalty included, before clipping.")
public record GradientHistogram() implements KernelMeasure {
    /** Its name everywhere. */
    public static final String ID = "gradient/histogram";

    @Override
    public String formula() {
        return "counts of g in 64 equal bins from min g to max g";
    }

    @Override
    public String cost() {
        return "two passes over the gradient";
    }

    @Override
    public Form form() {
        return Form.HISTOGRAM;
    }

    @Override
    public Set<Quantity> ofGradient() {
        return Set.of(Quantity.HISTOGRAM);
    }

    @Override
    public void write(KernelReading kernel, StepFrame frame, int at) {
        kernel.gradient().writeHistogram(frame.arrays(), at);
    }
}
