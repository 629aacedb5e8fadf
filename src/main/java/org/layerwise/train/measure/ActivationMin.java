package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.StepFrame;

/** The smallest finite output of a node. */
@Kind(id = ActivationMin.ID, title = "Smallest activation", doc = "The smallest finite output of a node.")
public record ActivationMin() implements NodeMeasure {
    /** Its name everywhere. */
    public static final String ID = "activation/min";

    @Override
    public String formula() {
        return "min a";
    }

    @Override
    public String cost() {
        return "one pass over the output, shared";
    }

    @Override
    public Set<Quantity> needs() {
        return Set.of(Quantity.RANGE);
    }

    @Override
    public void write(ArrayReading output, StepFrame frame, int at) {
        frame.numbers()[at] = output.min();
    }
}
