package org.layerwise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.run.CheckpointPace;
import org.layerwise.run.Resources;
import org.layerwise.run.Run;
import org.layerwise.run.RunRecipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code layerwise train}: trains an experiment, or a checkpoint on, and leaves a model, also when it is interrupted. */
@Command(name = "train", description = "Trains an experiment.", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 60;

    private final Console console;
    private final Ticker ticker;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TrainSource source = new TrainSource();

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
        new TrainOutputs(model, csv, checkpoints).check(source, recipe);
        Console reading = quiet ? console.withoutTerminal() : console;
        var prepared = recipe.prepare((file, spec) -> ReadProgressLine.load(reading, file, spec.format(), spec.faults())
                .table());
        console.report(prepared.problems());
        Run run = new Run(prepared, Resources.ofMachine(), ticker, false);
        console.report(run.notes());
        if (csv != null) {
            run.outputs().writeMetrics(csv, console::report);
        }
        if (checkpoints != null) {
            run.outputs().writeCheckpoints(checkpoints, CheckpointPace.everyEpochs(checkpointEvery), problems -> {
                console.report(problems);
                console.err().println("Training goes on without this checkpoint.");
            });
        }
        run.outputs().writeModel(model);
        return train(run, model, checkpoints);
    }

    private int train(Run run, Path model, @Nullable Path checkpoints) {
        TrainProgress progress = new TrainProgress(console, quiet, run, ticker);
        run.follow(progress);
        CountDownLatch said = new CountDownLatch(1);
        Threads.onShutdown("layerwise-interrupt", () -> stop(run, said));
        try {
            progress.begin();
            run.start();
            run.await();
            List<Problem> unwritten = run.outputs().unwritten();
            progress.end(unwritten.isEmpty() ? model : null, checkpoints);
            Problem failed = run.problem();
            if (failed != null) {
                console.report(List.of(failed));
            }
            ProblemException.throwIfErrors(unwritten);
            return failed == null ? CommandLineApp.OK : CommandLineApp.FAILED;
        } finally {
            said.countDown();
        }
    }

    /** On Ctrl-C or SIGTERM: the run ends at the next batch, and the process waits until all is written, and said. */
    private static void stop(Run run, CountDownLatch said) {
        run.control().stop();
        try {
            if (!said.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(TrainCommand.class.getName())
                        .log(System.Logger.Level.WARNING, "the model could not be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
