package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.telemetry.StepFrame;

/**
 * Something of each kernel, biases left out: of its gradient, penalty included and before clipping, or of its values after
 * the update.
 */
public sealed interface KernelMeasure extends Measure
        permits GradientNorm, WeightNorm, UpdateRatio, GradientMeanAbs, GradientHistogram, WeightHistogram {

    /** What has to be read of the gradient for it. */
    default Set<Quantity> ofGradient() {
        return Set.of();
    }

    /** What has to be read of the values after the update for it. */
    default Set<Quantity> ofValues() {
        return Set.of();
    }

    /** Whether the values before and after the update are compared for it. */
    default boolean comparesUpdate() {
        return false;
    }

    /**
     * Writes its values, after the update.
     *
     * @param kernel what was read
     * @param frame its slice of it is modified
     * @param at the place of its first value for the kernel
     */
    void write(KernelReading kernel, StepFrame frame, int at);
}
