package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.StepFrame;

/** How the kernel's values are spread between the smallest and the largest, after the update. */
@Kind(
        id = WeightHistogram.ID,
        title = "Weight histogram",
        doc = "How the kernel's values are spread between the smallest and the largest, after the update.")
public record WeightHistogram() implements KernelMeasure {
    /** Its name everywhere. */
    public static final String ID = "weight/histogram";

    @Override
    public String formula() {
        return "counts of w in 64 equal bins from min w to max w";
    }

    @Override
    public String cost() {
        return "two passes over the kernel";
    }

    @Override
    public Form form() {
        return Form.HISTOGRAM;
    }

    @Override
    public Set<Quantity> ofValues() {
        return Set.of(Quantity.HISTOGRAM);
    }

    @Override
    public void write(KernelReading kernel, StepFrame frame, int at) {
        kernel.values().writeHistogram(frame.arrays(), at);
    }
}
