package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.StepFrame;

/** The mean of a node's output. */
@Kind(id = ActivationMean.ID, title = "Activation mean", doc = "The mean of a node's output.")
public record ActivationMean() implements NodeMeasure {
    /** Its name everywhere. */
    public static final String ID = "activation/mean";

    @Override
    public String formula() {
        return "Σ a / n";
    }

    @Override
    public String cost() {
        return "one pass over the output, shared";
    }

    @Override
    public boolean isUsual() {
        return true;
    }

    @Override
    public Set<Quantity> needs() {
        return Set.of(Quantity.MEAN);
    }

    @Override
    public void write(ArrayReading output, StepFrame frame, int at) {
        frame.numbers()[at] = output.mean();
    }
}
