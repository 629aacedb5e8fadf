package org.layerwise.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.files.CheckpointFile;
import org.layerwise.train.RunListener;
import org.layerwise.train.Trainer;

/**
 * Writes a run's checkpoint now and then and when the run halts, what was recorded up to it first. One that cannot be written
 * is reported once, and the run goes on.
 */
final class CheckpointKeeper implements RunListener {
    private static final long SPACING_NANOS = 60_000_000_000L;

    /** So many times as long as the last one took to write is waited for the next: a twentieth of the time at most. */
    private static final int PATIENCE = 20;

    private final Trainer trainer;
    private final RunRecipe recipe;
    private final CheckpointFile file;
    private final int everyEpochs;
    private final Runnable flush;
    private final Ticker ticker;
    private final Consumer<List<Problem>> report;
    private long looked;
    private long spacing = SPACING_NANOS;
    private @Nullable ProblemException failure;

    /**
     * @param recipe says where the tables are
     * @param everyEpochs epochs between checkpoints; 0: a minute between them
     * @param flush brings everything recorded so far to the disk
     * @param report takes why a checkpoint could not be written
     */
    CheckpointKeeper(
            Trainer trainer,
            RunRecipe recipe,
            CheckpointFile file,
            int everyEpochs,
            Runnable flush,
            Ticker ticker,
            Consumer<List<Problem>> report) {
        this.trainer = trainer;
        this.recipe = recipe;
        this.file = file;
        this.everyEpochs = everyEpochs;
        this.flush = flush;
        this.ticker = ticker;
        this.report = report;
        this.looked = ticker.nanos();
    }

    @Override
    public void betweenUpdates(boolean epochEnded) {
        if (everyEpochs > 0 ? epochEnded && trainer.epoch() % everyEpochs == 0 : isTime(epochEnded)) {
            write();
        }
    }

    private boolean isTime(boolean epochEnded) {
        return (epochEnded || (trainer.step() & 15) == 0) && ticker.nanos() - looked >= spacing;
    }

    @Override
    public void halted() {
        write();
    }

    private void write() {
        long began = ticker.nanos();
        try {
            flush.run();
            file.save(trainer.checkpoint(), recipe.table(), recipe.testTable());
            failure = null;
        } catch (ProblemException e) {
            if (failure == null) {
                report.accept(e.problems());
            }
            failure = e;
        }
        looked = ticker.nanos();
        spacing = Math.max(SPACING_NANOS, PATIENCE * (looked - began));
    }

    /** Why the last checkpoint could not be written; empty when it was. */
    Optional<ProblemException> failure() {
        return Optional.ofNullable(failure);
    }
}
