package org.layerwise.train.measure;

import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.telemetry.StepFrame;

/** The share of outputs at the flat ends of tanh or sigmoid, where hardly any gradient comes through. */
@Kind(
        id = ActivationSaturated.ID,
        title = "Saturated share",
        doc = "The share of outputs at the flat ends of tanh or sigmoid, where hardly any gradient comes through.",
        paper = "Karpathy: CS231n lecture 6, Stanford, 2016; the limits are ours")
public record ActivationSaturated() implements NodeMeasure {
    /** Its name everywhere. */
    public static final String ID = "activation/saturated";

    @Override
    public String formula() {
        return "share of |a| > 0.97 (tanh), or a < 0.03 or a > 0.97 (sigmoid)";
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
    public boolean appliesTo(PlanNode node) {
        return Saturation.of(node).isLimited();
    }

    @Override
    public Set<Quantity> needs() {
        return Set.of(Quantity.SATURATION);
    }

    @Override
    public void write(ArrayReading output, StepFrame frame, int at) {
        frame.numbers()[at] = output.saturatedShare();
    }
}
