package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.telemetry.StepFrame;

/** The population standard deviation of a node's output: near 0 where signals die out, large where they grow. */
@Kind(
        id = ActivationStd.ID,
        title = "Activation standard deviation",
        doc =
                "The population standard deviation of a node's output: near 0 where signals die out, large where they grow.")
public record ActivationStd() implements NodeMeasure {
    /** Its name everywhere. */
    public static final String ID = "activation/std";

    @Override
    public String formula() {
        return "√(Σ(a − mean)² / n)";
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
    public Set<Quantity> needs() {
        return Set.of(Quantity.DEVIATION);
    }

    @Override
    public void write(ArrayReading output, StepFrame frame, int at) {
        frame.numbers()[at] = output.deviation();
    }
}
