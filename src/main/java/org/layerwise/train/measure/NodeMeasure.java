package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.telemetry.StepFrame;

/** Something of each node's output for the step's batch: in training mode, before the update, over batch × units. */
public sealed interface NodeMeasure extends Measure
        permits ActivationMean,
                ActivationStd,
                ActivationSaturated,
                ActivationDead,
                ActivationMin,
                ActivationMax,
                ActivationZero,
                ActivationHistogram {

    /** Whether it says something of a node. */
    default boolean appliesTo(PlanNode node) {
        return true;
    }

    /** What has to be read of the output for it. */
    Set<Quantity> needs();

    /**
     * Writes its values.
     *
     * @param output what was read
     * @param frame its slice of it is modified
     * @param at the place of its first value for the node
     */
    void write(ArrayReading output, StepFrame frame, int at);
}
