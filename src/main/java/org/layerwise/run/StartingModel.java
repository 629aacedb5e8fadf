package org.layerwise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.files.ModelFile;
import org.layerwise.files.WeightsFile;
import org.layerwise.nn.graph.Weights;
import org.layerwise.train.Model;

/** A model whose weights a run begins with: its inputs and outputs mean what those of the run mean, or it is refused. */
final class StartingModel {
    private final Model model;

    private StartingModel(Model model) {
        this.model = model;
    }

    /**
     * Reads the model.
     *
     * @throws ProblemException when it cannot be read, or its features, targets or parameters are others than the run's
     */
    static StartingModel load(Path file, PreparedRun run) {
        Model model = ModelFile.load(file);
        FittedPipeline theirs = model.pipeline();
        FittedPipeline ours = run.data().pipeline();
        List<Problem> problems = new ArrayList<>();
        if (!theirs.featureNames().equals(ours.featureNames())) {
            problems.add(Problem.error(
                    Location.file(file.toString()),
                    Message.of("run/other-features", difference(theirs.featureNames(), ours.featureNames()))));
        }
        if (!meanings(theirs.target()).equals(meanings(ours.target()))) {
            problems.add(Problem.error(
                    Location.file(file.toString()),
                    Message.of("run/other-targets", meanings(theirs.target()), meanings(ours.target()))));
        }
        problems.addAll(WeightsFile.differences(model.plan(), run.plan(), file));
        ProblemException.throwIfErrors(problems);
        return new StartingModel(model);
    }

    /** The first feature that is not the same. */
    private static String difference(List<String> theirs, List<String> ours) {
        int same = 0;
        while (same < theirs.size() && same < ours.size() && theirs.get(same).equals(ours.get(same))) {
            same++;
        }
        return same < theirs.size() ? theirs.get(same) : ours.get(same);
    }

    /** What each output stands for. */
    private static List<String> meanings(FittedTarget target) {
        return switch (target) {
            case ClassTarget classes -> classes.classes();
            case RegressionTarget number -> List.of(number.column());
            case MultiRegressionTarget several ->
                several.values().stream().map(RegressionTarget::column).toList();
            case MultiLabelTarget several ->
                several.labels().stream()
                        .map(label -> label.column() + "=" + label.classes().getLast())
                        .toList();
            case ReconstructionTarget features -> features.features();
        };
    }

    /** Gives a network the model's weights. Modified: {@code weights}. */
    void putInto(Weights weights) {
        float[][] values = model.weights().emptyCopy();
        model.weights().save(values);
        weights.restore(values);
    }
}
