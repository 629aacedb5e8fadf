package org.layerwise.lab.init;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.LayerNorm;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.param.Role;

/**
 * The nodes that end the hidden layers of a network: activations, and layers with a kernel that neither a normalization nor an
 * activation follows. The output head, from the last kernel on, is left out where there is anything before it.
 */
final class ReportedLayers {
    private ReportedLayers() {}

    /** Their places in the plan, ascending. */
    static int[] of(Plan plan) {
        int head = IntStream.range(0, plan.nodes().size())
                .filter(i -> hasKernel(plan.nodes().get(i)))
                .max()
                .orElse(plan.nodes().size());
        int[] hidden = ends(plan, head);
        return hidden.length > 0 ? hidden : ends(plan, plan.lossInput() + 1);
    }

    private static int[] ends(Plan plan, int before) {
        return IntStream.range(0, before)
                .filter(i -> !plan.nodes().get(i).isInput() && isEnd(plan, i))
                .toArray();
    }

    private static boolean isEnd(Plan plan, int place) {
        PlanNode node = plan.nodes().get(place);
        List<LayerSpec> next = plan.nodes().stream()
                .filter(each -> each.inputs().contains(place))
                .map(each -> each.spec().layer())
                .toList();
        return node.spec().layer() instanceof Activation
                || (hasKernel(node)
                        && next.stream()
                                .noneMatch(layer -> layer instanceof Activation
                                        || layer instanceof BatchNorm
                                        || layer instanceof LayerNorm));
    }

    private static boolean hasKernel(PlanNode node) {
        return node.parameters().stream().anyMatch(parameter -> parameter.role() == Role.KERNEL);
    }
}
