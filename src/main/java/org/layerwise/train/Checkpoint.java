package org.layerwise.train;

import java.util.Map;

/**
 * A run between two updates, whole: whoever goes on from here ends, bit for bit, like a run that never stopped. A run lends
 * its own arrays: they are written before it goes on.
 *
 * @param model the weights of that moment with the experiment, the pipeline and where they come from
 * @param standing the run's numbers
 * @param order the training rows in the order of the epoch
 * @param tensors what is as large as weights, by name: {@code optimizer/0/dense1.weight} (what the optimizer keeps),
 *     {@code finite/dense1.weight} (the weights to fall back on), {@code best/dense1.weight} (those of the best epoch)
 */
@SuppressWarnings("ArrayRecordComponent") // as many as there are rows, handed on and never compared
public record Checkpoint(Model model, ResumeState standing, int[] order, Map<String, float[]> tensors) {
    /** What the optimizer keeps: followed by a number from 0, {@code /} and the parameter's full name. */
    public static final String OPTIMIZER = "optimizer/";

    /** The weights to fall back on when some become NaN or infinite; followed by the parameter's full name. */
    public static final String FINITE = "finite/";

    /** The weights of the best epoch; followed by the parameter's full name. */
    public static final String BEST = "best/";
}
