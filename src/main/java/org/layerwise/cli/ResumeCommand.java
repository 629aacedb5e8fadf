package org.layerwise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentDiff;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Continuation;
import org.layerwise.run.Run;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.TablePaths;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise resume}: goes on with a kept run, in its own record. */
@Command(
        name = "resume",
        description =
                "Goes on with a kept run from its last checkpoint, in the same run. One that has no checkpoint yet begins"
                        + " anew.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    private final Console console;
    private final Ticker ticker;

    @Mixin
    private StoreOption place = new StoreOption();

    @Parameters(index = "0", paramLabel = "RUN", description = "last, an id, a name, or the beginning of an id.")
    private String reference = "";

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How many epochs more than were planned. A run that has trained all its epochs needs it."
                    + " Default: as planned")
    private @Nullable Integer epochs;

    @Option(names = "--table", paramLabel = "TABLE.csv", description = "Where the run's table is, if it was moved.")
    private @Nullable Path movedTable;

    @Option(
            names = "--test-table",
            paramLabel = "TABLE.csv",
            description = "Where the run's test table is, if it was moved.")
    private @Nullable Path movedTestTable;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MODEL.layerwise",
            description = "The model to write beside the store. Default: where the run wrote before")
    private @Nullable Path output;

    @Option(
            names = "--csv",
            paramLabel = "METRICS.csv",
            description = "Where to write every number of the run, those from before too.")
    private @Nullable Path csv;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    /** @param ticker measures time limits and speed */
    ResumeCommand(Console console, Ticker ticker) {
        this.console = console;
        this.ticker = ticker;
    }

    @Override
    public Integer call() {
        if (epochs != null && epochs < 1) {
            throw Problem.error(Location.path("--epochs", ""), Message.of("cli/too-few-epochs", epochs))
                    .toException();
        }
        try (RunStore store = place.open(console, ticker)) {
            RunInfo info = store.find(reference);
            info.requireEnded();
            if (info.state() == StoredState.COMPLETED && epochs == null) {
                throw Problem.error(
                                Location.NOWHERE,
                                Message.of(
                                        "cli/completed",
                                        info.name(),
                                        info.progress().epochs(),
                                        KeptRun.reference(store, info)))
                        .toException();
            }
            return resume(store, store.open(info.id()));
        }
    }

    private int resume(RunStore store, RunRecord record) {
        RunInfo info = record.info();
        Continuation next = continuation(record);
        String before = info.origin().model();
        Path model = output != null ? output : before.isEmpty() ? null : Path.of(before);
        Path known = csv != null ? null : metricsPlace(store, info).known(record, console, quiet);
        Path metrics = csv != null ? csv : known;
        new TrainOutputs(model, metrics, null).check(next.recipe(), store.folder());
        ForegroundTraining training = new ForegroundTraining(console, ticker, quiet);
        Run run = training.make(next.recipe());
        console.report(next.notes());
        info.requireTables(run.prepared());
        if (metrics != null) {
            if (next.recipe().isResumed() && (known != null || !Files.exists(metrics))) {
                record.exportMetrics(metrics); // a killed run may have left rows out
            }
            run.outputs().writeMetrics(metrics, console::report);
        }
        KeptRun kept = KeptRun.resume(store, info.id(), run, next.changes(), console);
        if (metrics != null) {
            kept.rememberMetrics(metrics, console);
        }
        if (model != null) {
            run.outputs().writeModel(model, RescueFolders.of(null, store.folder()));
        }
        return training.train(run, model, null, kept);
    }

    private static MetricsPlace metricsPlace(RunStore store, RunInfo info) {
        return new MetricsPlace(store.folder().resolve("runs").resolve(info.id()));
    }

    private Continuation continuation(RunRecord record) {
        int more = epochs == null ? 0 : epochs;
        Path checkpoint = record.checkpoint().orElse(null);
        Continuation next = checkpoint == null
                ? fromTheBeginning(record, more)
                : Continuation.of(
                        checkpoint,
                        new CheckpointFile(checkpoint).load(),
                        record.info().state().end(),
                        more);
        TablePaths tables = record.tables();
        if (movedTestTable != null && tables.testTable() == null) {
            throw Problem.error(Location.path("--test-table", ""), Message.of("cli/no-test-table-of-run"))
                    .toException();
        }
        RunRecipe recipe = next.recipe()
                .withTables(
                        movedTable == null ? tables.table() : movedTable,
                        movedTestTable == null ? tables.testTable() : movedTestTable);
        return new Continuation(recipe, next.changes(), next.notes());
    }

    /** A run that was killed before its first checkpoint. */
    private static Continuation fromTheBeginning(RunRecord record, int more) {
        RunRecipe recipe = record.recipe();
        Experiment before = recipe.experiment();
        Experiment after = more == 0
                ? before
                : ExperimentEdit.apply(
                        before,
                        List.of("training.epochs=" + ((long) before.training().epochs() + more)));
        return new Continuation(
                recipe.withExperiment(after),
                ExperimentDiff.between(before, after),
                List.of(Problem.note(
                        Location.NOWHERE,
                        Message.of("cli/begins-anew", record.info().name()))));
    }
}
