package org.layerwise.experiment;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.FittedClasses;
import org.layerwise.data.FittedTarget;
import org.layerwise.data.FittedValues;
import org.layerwise.nn.loss.Loss;

/** Whether a target is what a loss can learn. */
final class TargetCheck {
    private TargetCheck() {}

    /** What is wrong between a loss and a target as fitted. */
    static List<Problem> of(Loss loss, FittedTarget target) {
        List<Problem> problems = new ArrayList<>();
        String title = Catalog.of(Loss.class).describe(loss).title();
        switch (target) {
            case FittedClasses classes -> {
                if (loss.targets() == Loss.Targets.COUNTS) {
                    problems.add(Problem.error(
                            Where.path("", "loss"),
                            title + " is for counts, but the target \"" + classes.column() + "\" holds classes.",
                            "Choose a loss for classes, or make the task a regression."));
                }
            }
            case FittedValues values -> {
                if (loss.targets() == Loss.Targets.CLASSES) {
                    problems.add(Problem.error(
                            Where.path("", "loss"),
                            title + " is for classes, but the target \"" + values.column() + "\" holds numbers.",
                            "Choose a loss for numbers, such as mse, or make the task a classification."));
                } else if (loss.targets() == Loss.Targets.COUNTS && !values.isInItsOwnUnits()) {
                    problems.add(Problem.error(
                            Where.path("", "pipeline.targetScaling"),
                            title + " needs the target in its own units, but the pipeline scales \"" + values.column()
                                    + "\".",
                            "Set it to none."));
                }
            }
        }
        return problems;
    }
}
