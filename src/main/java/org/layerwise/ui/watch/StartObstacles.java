package org.layerwise.ui.watch;

import java.util.List;
import org.layerwise.app.Preparation;
import org.layerwise.app.Workbench;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.experiment.CheckedExperiment;
import org.layerwise.experiment.Experiment;

/** What keeps the open experiment from being run, each with the page where it is mended. */
final class StartObstacles {
    private StartObstacles() {}

    /** Empty when nothing does. */
    static List<Notice> of(Workbench workbench) {
        Experiment experiment = workbench.experiment().orElse(null);
        if (experiment == null || workbench.table().isEmpty()) {
            return notices(List.of(Problem.note(Location.NOWHERE, Message.of("ui.watch/no-table"))), Destination.DATA);
        }
        Preparation preparation = workbench.preparation().orElse(null);
        if (preparation == null) {
            return notices(List.of(Problem.note(Location.NOWHERE, Message.of("ui.watch/preparing"))), Destination.NONE);
        }
        if (preparation.data() == null) {
            return notices(
                    preparation.problems().stream().filter(Problem::isError).toList(), Destination.DATA);
        }
        return notices(workbench.checked().map(CheckedExperiment::errors).orElse(List.of()), Destination.DESIGN);
    }

    static List<Notice> notices(List<Problem> problems, Destination destination) {
        return problems.stream()
                .map(problem -> new Notice(problem, destination))
                .toList();
    }
}
