package org.layerwise.ui.layer;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.nn.graph.Plan;
import org.layerwise.train.Model;

/** What the units of a layer stand for: classes or targets in the last layers, numbers from 1 in all others. */
final class UnitNames {
    private UnitNames() {}

    /** One for each of a layer's units along its last axis. */
    static List<String> of(Model model, int node) {
        Plan plan = model.plan();
        int width = plan.nodes().get(node).shape().last();
        List<String> targets = targets(model.pipeline().target());
        return targets.size() == width && isLast(plan, node)
                ? targets
                : IntStream.rangeClosed(1, width).mapToObj(String::valueOf).toList();
    }

    /** Whether it is the output, or what the output's activation takes. */
    private static boolean isLast(Plan plan, int node) {
        return node == plan.output() || plan.nodes().get(plan.output()).inputs().equals(List.of(node));
    }

    /** Two classes share one unit, the probability of the second. */
    private static List<String> targets(FittedTarget target) {
        return switch (target) {
            case ClassTarget classes ->
                classes.width() == 1 ? List.of(classes.classes().getLast()) : classes.classes();
            case RegressionTarget one -> one.columns();
            case MultiRegressionTarget several -> several.columns();
            case MultiLabelTarget labels -> labels.columns();
            case ReconstructionTarget features -> List.of();
        };
    }
}
