package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.StepFrame;

/** The length of the kernel after the update. */
@Kind(id = WeightNorm.ID, title = "Weight norm", doc = "The length of the kernel after the update.")
public record WeightNorm() implements KernelMeasure {
    /** Its name everywhere. */
    public static final String ID = "weight/norm";

    @Override
    public String formula() {
        return "√Σ w²";
    }

    @Override
    public String cost() {
        return "one pass over the kernel, shared";
    }

    @Override
    public boolean isUsual() {
        return true;
    }

    @Override
    public boolean comparesUpdate() {
        return true;
    }

    @Override
    public void write(KernelReading kernel, StepFrame frame, int at) {
        frame.numbers()[at] = kernel.norm();
    }
}
