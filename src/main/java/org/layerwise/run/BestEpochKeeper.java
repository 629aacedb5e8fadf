package org.layerwise.run;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.files.CheckpointFile;
import org.layerwise.train.BestEpoch;
import org.layerwise.train.Checkpoint;
import org.layerwise.train.EpochSummary;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.Trainer;

/**
 * Keeps a checkpoint of a run's best epoch: a copy in memory as soon as there is a better one, in the file when it is time to
 * write, and at the run's end.
 */
final class BestEpochKeeper implements RunListener {
    private final Trainer trainer;
    private final RunRecipe recipe;
    private final Supplier<CheckpointFile> file;
    private final Runnable flush;
    private final PacedWriter writer;
    private final UnaryOperator<Checkpoint> copy;
    private volatile @Nullable BestEpoch best;
    private @Nullable BestEpoch better;
    private @Nullable Checkpoint unwritten;
    private boolean isTooLarge;

    /**
     * @param recipe says where the tables are
     * @param file where it is to be written now
     * @param known the best epoch so far of the run that goes on, whose checkpoint the file holds; null: there is none
     * @param copy copies a checkpoint deeply, over the copy made before
     * @param flush brings everything recorded so far to the disk
     */
    BestEpochKeeper(
            Trainer trainer,
            RunRecipe recipe,
            Supplier<CheckpointFile> file,
            @Nullable BestEpoch known,
            UnaryOperator<Checkpoint> copy,
            Runnable flush,
            PacedWriter writer) {
        this.trainer = trainer;
        this.recipe = recipe;
        this.file = file;
        this.best = known;
        this.copy = copy;
        this.flush = flush;
        this.writer = writer;
    }

    /** The best epoch so far; empty before the first. Any thread. */
    Optional<BestEpoch> best() {
        return Optional.ofNullable(best);
    }

    @Override
    public void epochEnded(EpochSummary summary) {
        BestEpoch candidate =
                BestEpoch.candidate(summary, recipe.experiment().training().stopping());
        better = candidate.isBetterThan(best) ? candidate : null;
    }

    @Override
    public void betweenUpdates(boolean epochEnded) {
        take();
        if (unwritten != null && writer.isTime(epochEnded, trainer.epoch(), trainer.step())) {
            write(flush);
        }
    }

    /** Where the last epoch ends the run, nothing was between it and this. */
    @Override
    public void halted() {
        take();
        write(flush);
    }

    /** Whatever was recorded is closed by now, and a run that failed may have no state to take. */
    @Override
    public void ended(RunEnd end) {
        write(() -> {});
    }

    private void take() {
        BestEpoch found = better;
        better = null;
        if (found == null || isTooLarge) {
            return;
        }
        try {
            unwritten = copy.apply(trainer.checkpoint());
            best = found;
        } catch (OutOfMemoryError e) { // the run itself fits, and goes on
            isTooLarge = true;
            writer.write(() -> {
                throw new ProblemException(
                        Problem.error(
                                Location.file(file.get().path().toString()), Message.of("run/best-out-of-memory")),
                        e);
            });
        }
    }

    /** Writes the best epoch when its checkpoint is not in the file yet. */
    void write() {
        write(flush);
    }

    private void write(Runnable before) {
        Checkpoint kept = unwritten;
        BestEpoch of = best;
        if (kept != null && of != null) {
            boolean done = writer.write(() -> {
                before.run();
                file.get().saveBest(kept, of, recipe.table(), recipe.testTable());
            });
            unwritten = done ? null : kept;
        }
    }

    /** Why the best epoch could not be written the last time; empty when it was. */
    Optional<ProblemException> failure() {
        return writer.failure();
    }
}
