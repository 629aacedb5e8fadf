package org.layerwise.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.loss.Loss;

/** What a loss asks of the network's end beyond its own activation. */
final class LossCheck {
    private LossCheck() {}

    /**
     * What does not fit.
     *
     * @param last the network's last node
     * @param targetWidth how many numbers a target has; one stands for two classes
     */
    static List<Problem> of(PlanNode last, Loss loss, int targetWidth) {
        List<Problem> problems = new ArrayList<>();
        String title = Catalog.of(Loss.class).describe(loss).title();
        int classes = loss.classes(targetWidth);
        int weights = loss.classWeights().size();
        if (weights > 0 && weights != classes) {
            problems.add(Problem.error(
                    Location.path("", "loss.classWeights"),
                    Message.of("nn.graph/class-weights", title, weights, classes)));
        }
        boolean softmax =
                last.spec().layer() instanceof Activation activation && activation.function() instanceof Softmax;
        if (softmax && targetWidth == 1) {
            problems.add(Problem.error(Location.node(last.id()), Message.of("nn.graph/softmax-of-one")));
        }
        boolean nonNegative = last.spec().layer() instanceof Activation activation
                && activation.function().isNonNegative();
        if (loss.targets() == Loss.Targets.COUNTS && !nonNegative) {
            problems.add(Problem.error(Location.node(last.id()), Message.of("nn.graph/negative-outputs", title)));
        }
        return problems;
    }
}
