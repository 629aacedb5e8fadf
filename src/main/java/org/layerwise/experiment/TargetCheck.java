package org.layerwise.experiment;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
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
                            Message.of("experiment/counts-for-classes", title, classes.column())));
                }
            }
            case MultiLabelTarget labels -> {
                if (loss instanceof RowLoss || loss.targets() == Loss.Targets.COUNTS) {
                    problems.add(Problem.error(
                            Location.path("", "loss"),
                            loss instanceof RowLoss
                                    ? Message.of("experiment/classes-for-labels", title, labels.columns())
                                    : Message.of("experiment/counts-for-labels", title, labels.columns())));
                }
            }
            case RegressionTarget values -> problems.addAll(ofNumbers(loss, title, List.of(values)));
            case MultiRegressionTarget several -> problems.addAll(ofNumbers(loss, title, several.values()));
            case ReconstructionTarget _ -> {
                if (loss.targets() != Loss.Targets.ANY) {
                    problems.add(Problem.error(
                            Location.path("", "loss"),
                            loss.targets() == Loss.Targets.CLASSES
                                    ? Message.of("experiment/classes-for-features", title)
                                    : Message.of("experiment/counts-for-features", title)));
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
                        Message.of("experiment/classes-for-numbers", title, values.column())));
            } else if (loss.targets() == Loss.Targets.COUNTS && !values.isInItsOwnUnits()) {
                problems.add(Problem.error(
                        Location.path("", "pipeline.targetScaling"),
                        Message.of("experiment/counts-scaled", title, values.column())));
            }
        }
        return problems;
    }
}
