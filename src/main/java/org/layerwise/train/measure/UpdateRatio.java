package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.StepFrame;

/** How far the update moved the kernel, as a share of its length; about 0.001 is healthy. NaN where the kernel was all zero. */
@Kind(
        id = UpdateRatio.ID,
        title = "Update-to-weight ratio",
        doc =
                "How far the update moved the kernel, as a share of its length; about 0.001 is healthy. NaN where the kernel was all zero.",
        paper = "Karpathy: CS231n notes, Neural Networks Part 3, Stanford, 2016")
public record UpdateRatio() implements KernelMeasure {
    /** Its name everywhere. */
    public static final String ID = "update/ratio";

    @Override
    public String formula() {
        return "‖w after − w before‖ / ‖w before‖";
    }

    @Override
    public String cost() {
        return "a copy of the kernel, and one pass over both, shared";
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
        frame.numbers()[at] = kernel.updateRatio();
    }
}
