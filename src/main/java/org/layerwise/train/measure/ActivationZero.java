package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.StepFrame;

/** The share of a node's outputs that are exactly zero: what ReLU and dropout switch off. */
@Kind(
        id = ActivationZero.ID,
        title = "Zero share",
        doc = "The share of a node's outputs that are exactly zero: what ReLU and dropout switch off.")
public record ActivationZero() implements NodeMeasure {
    /** Its name everywhere. */
    public static final String ID = "activation/zero";

    @Override
    public String formula() {
        return "share of a = 0";
    }

    @Override
    public String cost() {
        return "one pass over the output";
    }

    @Override
    public Set<Quantity> needs() {
        return Set.of(Quantity.ZEROS);
    }

    @Override
    public void write(ArrayReading output, StepFrame frame, int at) {
        frame.numbers()[at] = output.zeroShare();
    }
}
