package org.layerwise.lab.init;

import java.util.List;
import org.layerwise.base.Message;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.init.Lsuv;
import org.layerwise.nn.init.Orthogonal;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.param.ParameterSpec;

/** Where measured signals and mean-field theory part, and why. */
final class TheoryGap {
    /** A layer follows the theory within this share of it, */
    private static final double NEAR = 0.1;

    /** or within so many standard errors of the mean over the seeds. */
    private static final double ERRORS = 3;

    /** Layers of fewer units are narrow: their sums are far from normal. */
    private static final int NARROW = 64;

    private TheoryGap() {}

    /**
     * The sentence.
     *
     * @param layers at the beginning
     * @param theory of every node of the plan
     */
    static Message of(Plan plan, List<LayerFigures> layers, double... theory) {
        LayerFigures apart =
                layers.stream().filter(TheoryGap::isApart).findFirst().orElse(null);
        if (apart != null) {
            return apart(plan, apart);
        }
        LayerFigures unknown = layers.stream()
                .filter(layer -> Double.isNaN(layer.theory()))
                .findFirst()
                .orElse(null);
        if (unknown == null) {
            return Message.of("lab.init/theory-holds", layers.size());
        }
        PlanNode cause = plan.nodes().stream()
                .filter(node -> Double.isNaN(theory[plan.place(node.id())]))
                .findFirst()
                .orElseThrow();
        return Message.of(
                "lab.init/theory-ends",
                cause.id(),
                Catalog.of(LayerSpec.class).describe(cause.spec().layer()).title());
    }

    private static boolean isApart(LayerFigures layer) {
        double off = Math.abs(layer.std() - layer.theory());
        return off > NEAR * layer.theory() && off > ERRORS * layer.stdError();
    }

    private static Message apart(Plan plan, LayerFigures layer) {
        int place = plan.place(layer.layer());
        List<Initializer> kernels = plan.nodes().subList(0, place + 1).stream()
                .flatMap(node -> node.parameters().stream())
                .map(ParameterSpec::initializer)
                .toList();
        int narrowest = plan.nodes().subList(0, place + 1).stream()
                .filter(node -> !node.isInput())
                .mapToInt(node -> node.shape().size())
                .min()
                .orElse(1);
        Message why;
        if (kernels.stream().anyMatch(Lsuv.class::isInstance)) {
            why = Message.of("lab.init/apart-lsuv");
        } else if (kernels.stream().anyMatch(Orthogonal.class::isInstance)) {
            why = Message.of("lab.init/apart-orthonormal");
        } else if (narrowest < NARROW) {
            why = Message.of("lab.init/apart-narrow", narrowest);
        } else {
            why = Message.of("lab.init/apart-one-draw", narrowest);
        }
        return Message.of("lab.init/theory-parts", layer.layer(), layer.std(), layer.theory(), why);
    }
}
