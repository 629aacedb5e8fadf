package org.layerwise.experiment;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.loss.RowLoss;

/** Whether a target is what a loss can learn. */
final class TargetCheck {
    private TargetCheck() {}

    /** What is wrong between a loss and a target as fitted. */
    static List<Problem> of(Loss loss, FittedTarget target) {
        List<Problem> problems = new ArrayList<>();
        String title = Catalog.of(Loss.class).describe(loss).title();
        switch (target) {
            case ClassTarget classes -> {
                if (loss.targets() == Loss.Targets.COUNTS) {
                    problems.add(Problem.error(
                            Location.path("", "loss"),
                            title + " is for counts, but the target \"" + classes.column() + "\" holds classes.",
                            "Choose a loss for classes, or make the task a regression."));
                }
            }
            case MultiLabelTarget labels -> {
                if (loss instanceof RowLoss || loss.targets() == Loss.Targets.COUNTS) {
                    problems.add(Problem.error(
                            Location.path("", "loss"),
                            title
                                    + (loss instanceof RowLoss
                                            ? " is for classes that exclude each other"
                                            : " is for counts")
                                    + ", but each row may have several of the labels "
                                    + String.join(", ", labels.columns()) + ".",
                            "Choose binary cross-entropy, with sigmoid at the end."));
                }
            }
            case RegressionTarget values -> problems.addAll(ofNumbers(loss, title, List.of(values)));
            case MultiRegressionTarget several -> problems.addAll(ofNumbers(loss, title, several.values()));
            case ReconstructionTarget _ -> {
                if (loss.targets() != Loss.Targets.ANY) {
                    problems.add(Problem.error(
                            Location.path("", "loss"),
                            title + " is for " + (loss.targets() == Loss.Targets.CLASSES ? "classes" : "counts")
                                    + ", but a reconstruction gives features back, which are numbers of any size.",
                            "Choose a loss for numbers, such as mse."));
                }
            }
        }
        return problems;
    }

    private static List<Problem> ofNumbers(Loss loss, String title, List<RegressionTarget> targets) {
        List<Problem> problems = new ArrayList<>();
        for (RegressionTarget values : targets) {
            if (loss.targets() == Loss.Targets.CLASSES) {
                problems.add(Problem.error(
                        Location.path("", "loss"),
                        title + " is for classes, but the target \"" + values.column() + "\" holds numbers.",
                        "Choose a loss for numbers, such as mse, or make the task a classification."));
            } else if (loss.targets() == Loss.Targets.COUNTS && !values.isInItsOwnUnits()) {
                problems.add(Problem.error(
                        Location.path("", "pipeline.targetScaling"),
                        title + " needs the target in its own units, but the pipeline scales \"" + values.column()
                                + "\".",
                        "Set it to none."));
            }
        }
        return problems;
    }
}
