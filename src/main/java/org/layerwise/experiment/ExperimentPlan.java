package org.layerwise.experiment;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.nn.graph.GraphCheck;
import org.layerwise.nn.graph.GraphChecker;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.LayerSpec;

/** Checks an experiment's network against its data. */
public final class ExperimentPlan {
    private ExperimentPlan() {}

    /**
     * The plan of the network, for the columns and the target as fitted.
     *
     * @throws ProblemException with everything that is wrong
     */
    public static Plan of(Experiment experiment, FittedPipeline pipeline) {
        ProblemException.throwIfErrors(TargetCheck.of(experiment.loss(), pipeline.target()));
        Plan plan = GraphChecker.plan(
                experiment.network(),
                PipelineFeatures.of(pipeline.layout(), experiment.data()),
                experiment.loss(),
                pipeline.target().width());
        ProblemException.throwIfErrors(IndexCheck.of(plan.nodes(), pipeline));
        return plan;
    }

    /** What is wrong with the network or worth knowing, as far as it can be seen. */
    public static List<Problem> problems(Experiment experiment, FittedPipeline pipeline, GraphCheck check) {
        List<Problem> problems = new ArrayList<>(check.problems());
        if (check.isSound()) {
            problems.addAll(GraphChecker.checkEnd(
                    check.plannedNodes(), experiment.loss(), pipeline.target().width()));
            problems.addAll(IndexCheck.of(check.plannedNodes(), pipeline));
            problems.addAll(ComponentCheck.of(check.plannedNodes(), pipeline));
        }
        problems.addAll(TargetCheck.of(experiment.loss(), pipeline.target()));
        problems.addAll(images(experiment, pipeline));
        problems.addAll(advice(experiment));
        return problems;
    }

    /** Why images cannot be augmented as asked; none where that is not asked for. */
    private static List<Problem> images(Experiment experiment, FittedPipeline pipeline) {
        try {
            if (!experiment.training().augmentation().isEmpty()) {
                ImageFeatures.of(experiment, pipeline, experiment.training().augmentation());
            }
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    /** What is worth knowing of a network whose plan is made. */
    public static List<Problem> advice(Experiment experiment, FittedPipeline pipeline, Plan plan) {
        List<Problem> problems = new ArrayList<>(advice(experiment));
        problems.addAll(IndexCheck.of(plan.nodes(), pipeline));
        problems.addAll(ComponentCheck.of(plan.nodes(), pipeline));
        return problems;
    }

    /** Settings that contradict each other without being impossible. */
    public static List<Problem> advice(Experiment experiment) {
        List<Problem> problems = new ArrayList<>();
        if (experiment.training().batch() == 1) {
            for (NodeSpec node : experiment.network().expand()) {
                if (node.layer() instanceof BatchNorm norm && !node.frozen()) {
                    problems.add(Problem.warning(
                            Location.node(node.id()),
                            Message.of(
                                    "experiment/batch-of-one",
                                    node.id(),
                                    Catalog.of(LayerSpec.class).describe(norm).title())));
                }
            }
        }
        return problems;
    }
}
