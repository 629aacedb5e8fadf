package org.layerwise.ui.watch;

import java.util.List;
import org.layerwise.app.Preparation;
import org.layerwise.app.Workbench;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.spec.Task;
import org.layerwise.experiment.CheckedExperiment;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.Plan;
import org.layerwise.train.RecordingEstimate;

/** Says before a run that it will record much, and which setting makes it less. */
final class RecordingNotice {
    private RecordingNotice() {}

    /** For the experiment that is open and has no errors; empty where the record is of usual size. */
    static List<Notice> of(Workbench workbench) {
        CheckedExperiment checked = workbench.checked().orElse(null);
        PreparedData data = workbench.preparation().map(Preparation::data).orElse(null);
        if (checked == null || data == null) {
            return List.of();
        }
        Experiment experiment = checked.experiment();
        return RecordingEstimate.of(
                        experiment,
                        Plan.of(checked.graph().plannedNodes(), experiment.loss()),
                        data.train().rows(),
                        isOfClasses(experiment.data().task()))
                .problem()
                .map(problem -> new Notice(problem, Destination.DESIGN))
                .stream()
                .toList();
    }

    private static boolean isOfClasses(Task task) {
        return switch (task) {
            case CLASSIFICATION, MULTI_LABEL -> true;
            case REGRESSION, RECONSTRUCTION -> false;
        };
    }
}
