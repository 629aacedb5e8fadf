package org.layerwise.train;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.nn.activation.ActivationFunction.Stuck;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.op.Role;
import org.layerwise.telemetry.Channel;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Metric;

/** Which channels a network's run has, in METRICS.csv's order. */
final class RunLayout {
    private RunLayout() {}

    static FrameLayout of(Plan plan, boolean classification, boolean validation) {
        List<Channel> step = new ArrayList<>();
        step.add(Channel.of(Metric.LOSS_BATCH));
        step.add(Channel.of(Metric.LEARNING_RATE));
        List<PlanNode> nodes = plan.nodes();
        nodes.forEach(node -> step.add(new Channel(Metric.ACTIVATION_MEAN, node.id())));
        nodes.forEach(node -> step.add(new Channel(Metric.ACTIVATION_STD, node.id())));
        for (PlanNode node : nodes) {
            if (stuck(node) == Stuck.SATURATED_TANH || stuck(node) == Stuck.SATURATED_SIGMOID) {
                step.add(new Channel(Metric.ACTIVATION_SATURATED, node.id()));
            }
        }
        for (PlanNode node : nodes) {
            if (stuck(node) == Stuck.DEAD) {
                step.add(new Channel(Metric.ACTIVATION_DEAD, node.id()));
            }
        }
        for (Metric metric : List.of(Metric.GRADIENT_NORM, Metric.WEIGHT_NORM, Metric.UPDATE_RATIO)) {
            nodes.stream().filter(RunLayout::hasKernel).forEach(node -> step.add(new Channel(metric, node.id())));
        }
        return new FrameLayout(
                step,
                epochChannels(classification, validation),
                nodes.stream().map(PlanNode::id).toList());
    }

    private static List<Channel> epochChannels(boolean classification, boolean validation) {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(Metric.LOSS_TRAIN);
        metrics.addAll(classification ? List.of(Metric.ACCURACY_TRAIN) : List.of(Metric.RMSE_TRAIN, Metric.R2_TRAIN));
        if (validation) {
            metrics.add(Metric.LOSS_VALIDATION);
            metrics.addAll(
                    classification
                            ? List.of(Metric.ACCURACY_VALIDATION)
                            : List.of(Metric.RMSE_VALIDATION, Metric.R2_VALIDATION));
        }
        return metrics.stream().map(Channel::of).toList();
    }

    static Stuck stuck(PlanNode node) {
        return node.spec().layer() instanceof Activation activation
                ? activation.function().stuck()
                : Stuck.NEVER;
    }

    static boolean hasKernel(PlanNode node) {
        return node.parameters().stream().anyMatch(parameter -> parameter.role() == Role.KERNEL);
    }
}
