package org.layerwise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.Run;
import org.layerwise.run.RunRecipe;

/** Makes a run and trains it while somebody waits: its progress, what a signal does to it, and how it ended, in words. */
final class ForegroundTraining {
    private static final int PATIENCE_SECONDS = 60;

    private final Console console;
    private final Ticker ticker;
    private final boolean quiet;

    /** @param quiet whether progress is left out */
    ForegroundTraining(Console console, Ticker ticker, boolean quiet) {
        this.console = console;
        this.ticker = ticker;
        this.quiet = quiet;
    }

    /** Reads the tables and makes the run, reporting what was found. */
    Run make(RunRecipe recipe) {
        Console reading = quiet ? console.withoutTerminal() : console;
        PreparedRun prepared =
                recipe.prepare((file, spec) -> ReadProgressLine.load(reading, file, spec.format(), spec.faults())
                        .table());
        console.report(prepared.problems());
        Run run = new Run(prepared, Resources.ofMachine(), ticker, false);
        console.report(run.notes());
        return run;
    }

    /**
     * Trains a run to its end. A store that keeps it is closed then.
     *
     * @param model where the model goes; null for the store alone
     * @param checkpoint the file to resume from; null for none beside the store's
     * @param kept null: nowhere
     * @return the exit status
     */
    int train(Run run, @Nullable Path model, @Nullable Path checkpoint, @Nullable KeptRun kept) {
        TrainProgress progress = new TrainProgress(console, quiet, run, ticker);
        run.follow(progress);
        CountDownLatch said = new CountDownLatch(1);
        Threads.onShutdown("layerwise-interrupt", () -> stop(run, kept, said));
        try {
            progress.begin(kept);
            run.start();
            run.await();
            List<Problem> unwritten = run.outputs().unwritten();
            progress.end(unwritten.isEmpty() ? model : null, checkpoint, kept);
            Problem failed = run.problem();
            if (failed != null) {
                console.report(List.of(failed));
            }
            run.outputs()
                    .rescued()
                    .ifPresent(place -> console.err().println("The model is kept as " + place + " instead."));
            List<Problem> errors = unwritten.stream().filter(Problem::isError).toList();
            if (!errors.isEmpty()) {
                console.report(errors); // here, since a process that is asked to end waits no longer than this
                return CommandLineApp.USAGE;
            }
            return failed == null ? CommandLineApp.OK : CommandLineApp.FAILED;
        } finally {
            if (kept != null) {
                kept.store().close();
            }
            said.countDown();
        }
    }

    /** On Ctrl-C or SIGTERM: the run ends at the next batch, and the process waits until all is written, and said. */
    private static void stop(Run run, @Nullable KeptRun kept, CountDownLatch said) {
        if (kept != null) {
            kept.stored().interrupt();
        }
        run.control().stop();
        try {
            if (!said.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(ForegroundTraining.class.getName())
                        .log(System.Logger.Level.WARNING, "the model could not be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
