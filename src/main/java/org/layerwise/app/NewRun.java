package org.layerwise.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.PreparedRun;

/**
 * How a run of the open experiment is made ready. In the background.
 *
 * @param ready what became of the table; null where that is not yet of this experiment
 */
record NewRun(Table table, Experiment experiment, @Nullable Preparation ready, TestTableCache tests) {

    /** @throws org.layerwise.base.ProblemException when it cannot begin */
    RunRegistry.Start start() {
        return new RunRegistry.Start(prepared(), "", List.of());
    }

    /** @throws org.layerwise.base.ProblemException when it cannot be trained */
    PreparedRun prepared() {
        PreparedData data = (ready == null ? Preparation.of(table, tests, experiment) : ready).require();
        return Preparation.recipe(table, experiment).prepare(data);
    }
}
