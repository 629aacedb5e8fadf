package org.layerwise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.files.CheckpointFile;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.Recorder;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.Trainer;

/** What a run writes: said before it begins, complete when it is over, or known to be incomplete. */
public final class RunOutputs {
    private final Trainer trainer;
    private final RunRecipe recipe;
    private final Ticker ticker;
    private final List<RunWriter> writers = new ArrayList<>();
    private @Nullable Recorder recorder;
    private @Nullable CheckpointKeeper checkpoints;
    private @Nullable Path modelFile;
    private volatile List<Problem> unwritten = List.of();

    RunOutputs(Trainer trainer, RunRecipe recipe, Ticker ticker) {
        this.trainer = trainer;
        this.recipe = recipe;
        this.ticker = ticker;
    }

    /** Whatever is reported goes to a writer, on a thread of its own. */
    public void write(RunWriter writer) {
        writers.add(writer);
    }

    /**
     * Writes METRICS.csv while the run goes on.
     *
     * @param told takes a note when a resumed run finds no file to go on in
     * @throws ProblemException when it cannot be written, or lacks rows up to the step at which the run is resumed
     */
    public void writeMetrics(Path file, Consumer<List<Problem>> told) {
        write(MetricsCsv.open(file, trainer, recipe.isResumed(), told));
    }

    /**
     * Writes a checkpoint now and then, and when the run halts.
     *
     * @param everyEpochs epochs between checkpoints; 0: a minute between them
     * @param report takes why one could not be written, the first time
     */
    public void writeCheckpoints(Path file, int everyEpochs, Consumer<List<Problem>> report) {
        checkpoints = new CheckpointKeeper(
                trainer, recipe, new CheckpointFile(file), everyEpochs, this::flush, ticker, report);
    }

    /** Writes the model when the run has ended, however it did. */
    public void writeModel(Path file) {
        modelFile = file;
    }

    /** The run begins. */
    void begin(Consumer<FrameSink> sinks, Consumer<RunListener> followers) {
        if (!writers.isEmpty()) {
            Recorder made = new Recorder("layerwise-recorder", trainer.layout(), writers);
            recorder = made;
            sinks.accept(made);
        }
        if (checkpoints != null) {
            followers.accept(checkpoints);
        }
    }

    private void flush() {
        if (recorder != null) {
            recorder.flush();
        }
    }

    /** Writes what is left to be written, each whatever becomes of the others. The run has ended. */
    void leave(RunEnd end, @Nullable Problem problem) {
        List<Problem> lost = new ArrayList<>();
        Path file = modelFile;
        if (file != null) {
            attempt(lost, () -> TablePaths.of(recipe).save(trainer.model(), file));
        }
        for (RunWriter writer : writers) {
            attempt(lost, () -> writer.ended(end, Optional.ofNullable(problem)));
        }
        lost.addAll(missing());
        if (checkpoints != null) {
            checkpoints.failure().ifPresent(failed -> lost.addAll(failed.problems()));
        }
        unwritten = List.copyOf(lost);
    }

    private static void attempt(List<Problem> lost, Runnable work) {
        try {
            work.run();
        } catch (ProblemException e) {
            lost.addAll(e.problems());
        }
    }

    /** What is missing so far from what is recorded, and why; empty when nothing is. */
    public List<Problem> missing() {
        Recorder of = recorder;
        List<Problem> missing = new ArrayList<>();
        if (of != null) {
            for (RunWriter writer : writers) {
                missing.addAll(writer.missing());
                Throwable failure = of.failure(writer);
                if (failure != null) {
                    missing.add(writer.incomplete(failure, of.missed(writer)));
                }
            }
        }
        return missing;
    }

    /** What could not be written of all that was to be; known when the run is over. */
    public List<Problem> unwritten() {
        return unwritten;
    }

    /** How often the run had to wait for its record to be written. */
    public long waits() {
        return recorder == null ? 0 : recorder.waits();
    }
}
