package org.layerwise.ui.live;

import java.util.List;
import org.layerwise.telemetry.StepFrame;

/**
 * A copy of the newest values of a run.
 *
 * @param step of the numbers; 0 before the first
 * @param numbers one for each number of the run's layout; not to be modified
 * @param arraysStep of the arrays; 0 before the first
 * @param arrays the values of other forms; not to be modified
 */
public record NewestFrame(long step, double[] numbers, long arraysStep, float[] arrays) {
    /** Before the first frame. */
    public static final NewestFrame NONE = new NewestFrame(0, new double[0], 0, new float[0]);

    /** With what has come since. */
    NewestFrame then(List<StepFrame> frames, List<StepFrame> withArrays) {
        if (frames.isEmpty()) {
            return this;
        }
        StepFrame last = frames.getLast();
        boolean hasArrays = !withArrays.isEmpty();
        return new NewestFrame(
                last.step(),
                last.numbers().clone(),
                hasArrays ? withArrays.getLast().step() : arraysStep,
                hasArrays ? withArrays.getLast().arrays().clone() : arrays);
    }
}
