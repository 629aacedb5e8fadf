package org.layerwise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Change;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.ExperimentDiff;
import org.layerwise.run.CheckpointPace;
import org.layerwise.run.Run;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code layerwise train}: trains an experiment, or a checkpoint on, and leaves a model, also when it is interrupted. */
@Command(
        name = "train",
        description = "Trains an experiment. The run is kept: see layerwise runs.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private final Console console;
    private final Ticker ticker;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TrainSource source = new TrainSource();

    @Mixin
    private KeepOptions keep = new KeepOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MODEL.layerwise",
            description = "The model to write. Default: EXPERIMENT.layerwise, or CHECKPOINT.layerwise")
    private @Nullable Path output;

    @Option(
            names = "--csv",
            paramLabel = "METRICS.csv",
            description =
                    "Where to write every number of the run. A resumed run goes on in it, behind the checkpoint's step.")
    private @Nullable Path csv;

    @Option(
            names = "--checkpoint",
            paramLabel = "CHECKPOINT",
            description = "Where to write, now and then and when the run is interrupted, what --resume goes on from.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "EPOCHS",
            description = "Epochs between checkpoints. Default: a minute between them.")
    private int checkpointEvery;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    /** @param ticker measures time limits and speed */
    TrainCommand(Console console, Ticker ticker) {
        this.console = console;
        this.ticker = ticker;
    }

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        RunRecipe recipe = source.recipe(command);
        Path model = output == null ? OutputPaths.withEnding(source.file(), "layerwise") : output;
        Path checkpoints = checkpoint == null ? source.resumed() : checkpoint;
        if (checkpointEvery < 0 || (checkpointEvery > 0 && checkpoints == null)) {
            throw TrainSource.usage(
                    command, "--checkpoint-every takes a number of epochs, and --checkpoint the file to write");
        }
        new TrainOutputs(model, csv, checkpoints).check(source, recipe, keep.folder());
        try (RunStore store = keep.open(command, console, ticker)) {
            RunInfo earlier = store == null ? null : earlier(store, recipe);
            ForegroundTraining training = new ForegroundTraining(console, ticker, quiet);
            Run run = training.make(recipe);
            if (csv != null) {
                run.outputs().writeMetrics(csv, console::report);
            }
            KeptRun kept = store == null ? null : kept(store, earlier, run, model);
            if (kept != null && csv != null) {
                kept.rememberMetrics(csv, console);
            }
            if (checkpoints != null) {
                run.outputs().writeCheckpoints(checkpoints, CheckpointPace.everyEpochs(checkpointEvery), problems -> {
                    console.report(problems);
                    console.err().println("Training goes on without this checkpoint.");
                });
            }
            run.outputs().writeModel(model, RescueFolders.of(source.file(), keep.folder()));
            return training.train(run, model, checkpoints, kept);
        }
    }

    /**
     * The kept run that goes on; null for one that begins. From an early state of a run that has ended in order another run
     * begins, as what was recorded later would else be lost.
     */
    private @Nullable RunInfo earlier(RunStore store, RunRecipe recipe) {
        String id = source.keptRun();
        if (id.isEmpty() || !(recipe.start() instanceof RunStart.ResumedState resumed)) {
            return null;
        }
        RunInfo found = store.list().stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElse(null);
        if (found == null) {
            return null;
        }
        found.requireEnded();
        if (resumed.state().standing().step() < found.progress().steps()
                && switch (found.state()) {
                    case COMPLETED, EARLY_STOPPED, TARGET_REACHED, TIME_LIMIT, STOPPED -> true;
                    case RUNNING, PAUSED, INTERRUPTED, NOT_FINITE, FAILED -> false;
                }) {
            return null;
        }
        if (keep.isNamed()) {
            throw Problem.error(
                            Location.path("--name", ""),
                            Message.of("cli/name-of-old-run", found.name(), KeptRun.reference(store, found)))
                    .toException();
        }
        return found;
    }

    private KeptRun kept(RunStore store, @Nullable RunInfo earlier, Run run, Path model) {
        if (earlier != null && run.recipe().start() instanceof RunStart.ResumedState resumed) {
            List<Change> changes = ExperimentDiff.between(
                    resumed.state().model().experiment(), run.recipe().experiment());
            return KeptRun.resume(store, earlier.id(), run, changes, console);
        }
        return KeptRun.begin(store, run, keep.heading(source.keptRun(), model), console);
    }
}
