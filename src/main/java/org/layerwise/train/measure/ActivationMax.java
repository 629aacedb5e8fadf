package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.StepFrame;

/** The largest finite output of a node. */
@Kind(id = ActivationMax.ID, title = "Largest activation", doc = "The largest finite output of a node.")
public record ActivationMax() implements NodeMeasure {
    /** Its name everywhere. */
    public static final String ID = "activation/max";

    @Override
    public String formula() {
        return "max a";
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
        frame.numbers()[at] = output.max();
    }
}
