package org.layerwise.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.nn.graph.Features;
import org.layerwise.nn.graph.GraphCheck;
import org.layerwise.nn.graph.GraphChecker;

/**
 * An experiment with its network's shapes and everything that is wrong with it, as far as that can be worked out. Whoever
 * shows an experiment shares one of these, so that a network is planned once after each change.
 *
 * @param pipeline what the table became; empty while there is none
 * @param graph the network's shapes and counts
 * @param problems what is wrong or worth knowing, the graph's problems included
 */
public record CheckedExperiment(
        Experiment experiment, Optional<FittedPipeline> pipeline, GraphCheck graph, List<Problem> problems) {

    public CheckedExperiment {
        problems = List.copyOf(problems);
    }

    /** Checks an experiment against what its table became, if that is known. */
    public static CheckedExperiment of(Experiment experiment, Optional<FittedPipeline> pipeline) {
        GraphCheck graph = GraphChecker.check(
                experiment.network(),
                pipeline.<Features>map(fitted -> PipelineFeatures.of(fitted.layout(), experiment.data()))
                        .orElse(UnknownFeatures.INSTANCE));
        return new CheckedExperiment(
                experiment,
                pipeline,
                graph,
                pipeline.map(fitted -> ExperimentPlan.problems(experiment, fitted, graph))
                        .orElseGet(() -> withoutTable(experiment, graph)));
    }

    private static List<Problem> withoutTable(Experiment experiment, GraphCheck graph) {
        List<Problem> problems = new ArrayList<>(graph.problems());
        problems.addAll(ExperimentPlan.advice(experiment));
        return problems;
    }

    /** What keeps it from being trained. */
    public List<Problem> errors() {
        return problems.stream().filter(Problem::isError).toList();
    }

    /** Before there is a table nobody knows how wide an input is; that is no mistake. */
    private enum UnknownFeatures implements Features {
        INSTANCE;

        @Override
        public int width() {
            return 0;
        }

        @Override
        public int[] places(List<String> columns) {
            throw new ProblemException(
                    Problem.note(Location.path("", "columns"), Message.of("experiment/features-unknown")));
        }
    }
}
