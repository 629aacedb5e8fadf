package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
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
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;
import org.layerwise.telemetry.MetricsWriter;
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

    /** METRICS.csv of a record. */
    static String metrics(RunRecord record) {
        StringWriter text = new StringWriter();
        record.replay(new MetricsWriter(text, record.layout()));
        return text.toString();
    }

    /** Waits for something that happens elsewhere. */
    static void await(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!happened.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** What is in a folder, in alphabetical order. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
