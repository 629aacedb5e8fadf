package org.layerwise.runs.sqlite;

import java.nio.file.Path;
import java.util.List;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Resources;
import org.layerwise.run.Run;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.TableSource;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunKeeping;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;
import org.layerwise.train.Runs;

/** Small runs for tests of the store. */
final class KeptRunsFixture {
    static final RunOwner TEST = RunOwner.here("test");

    private KeptRunsFixture() {}

    static Run run(Table table, String... changes) {
        Experiment experiment = Runs.experiment(table, changes);
        return new Run(
                Runs.prepared(experiment, Runs.prepare(table, experiment)),
                new Resources(1, 1L << 40),
                Ticker.SYSTEM,
                false);
    }

    static StoredRun begin(RunStore store, Run run) {
        return begin(store, run, RunHeading.PLAIN);
    }

    static StoredRun begin(RunStore store, Run run, RunHeading heading) {
        StoredRun kept = store.begin(RunBeginning.of(run), heading, TEST);
        RunKeeping.attach(run, kept, problems -> {});
        return kept;
    }

    static StoredRun train(RunStore store, Run run) {
        StoredRun kept = begin(store, run);
        run.start();
        run.await();
        return kept;
    }

    /** The run of a checkpoint, for more epochs. */
    static Run resumed(Path checkpoint, int epochs) {
        RunRecipe recipe = RunRecipe.resuming(checkpoint, new CheckpointFile(checkpoint).load());
        Experiment longer = org.layerwise.experiment.ExperimentEdit.apply(
                recipe.experiment(), List.of("training.epochs=" + epochs));
        return new Run(
                recipe.withExperiment(longer).prepare(TableSource.FILES),
                new Resources(1, 1L << 40),
                Ticker.SYSTEM,
                false);
    }
}
