package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.StepFrame;

/** How a node's outputs are spread between the smallest and the largest. */
@Kind(
        id = ActivationHistogram.ID,
        title = "Activation histogram",
        doc = "How a node's outputs are spread between the smallest and the largest.")
public record ActivationHistogram() implements NodeMeasure {
    /** Its name everywhere. */
    public static final String ID = "activation/histogram";

    @Override
    public String formula() {
        return "counts of a in 64 equal bins from min a to max a";
    }

    @Override
    public String cost() {
        return "two passes over the output, shared";
    }

    @Override
    public boolean isUsual() {
        return true;
    }

    @Override
    public Form form() {
        return Form.HISTOGRAM;
    }

    @Override
    public Set<Quantity> needs() {
        return Set.of(Quantity.HISTOGRAM);
    }

    @Override
    public void write(ArrayReading output, StepFrame frame, int at) {
        output.writeHistogram(frame.arrays(), at);
    }
}
