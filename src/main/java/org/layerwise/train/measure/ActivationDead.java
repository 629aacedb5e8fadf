package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.telemetry.StepFrame;

/** The share of units of the ReLU family that hardly any row of the batch switches on. */
@Kind(
        id = ActivationDead.ID,
        title = "Dead share",
        doc = "The share of units of the ReLU family that hardly any row of the batch switches on.",
        paper = "Amazon SageMaker Debugger: the built-in rule DeadRelu")
public record ActivationDead() implements NodeMeasure {
    /** Its name everywhere. */
    public static final String ID = "activation/dead";

    @Override
    public String formula() {
        return "share of units with a > 0 on fewer than 1 % of the rows";
    }

    @Override
    public String cost() {
        return "one pass over the output";
    }

    @Override
    public boolean isUsual() {
        return true;
    }

    @Override
    public boolean appliesTo(PlanNode node) {
        return Saturation.of(node).isDying();
    }

    @Override
    public Set<Quantity> needs() {
        return Set.of(Quantity.IDLE_UNITS);
    }

    @Override
    public void write(ArrayReading output, StepFrame frame, int at) {
        frame.numbers()[at] = output.idleShare();
    }
}
