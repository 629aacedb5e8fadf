package org.layerwise.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.runs.CheckpointFile;
import org.layerwise.train.RunListener;
import org.layerwise.train.Trainer;

/**
 * Writes a run's checkpoint now and then and when the run halts, the metrics up to it first. One that cannot be written is
 * told of once, and the run goes on.
 */
final class CheckpointWriter implements RunListener {
    private static final long SPACING_NANOS = 60_000_000_000L;

    private final Console console;
    private final Trainer trainer;
    private final CheckpointFile file;
    private final Path table;
    private final @Nullable Path testTable;
    private final int everyEpochs;
    private final Runnable flush;
    private final Ticker ticker;
    private long looked;
    private @Nullable ProblemException failure;

    /**
     * @param table where the training table stands
     * @param testTable where the test table stands; null where there is none
     * @param everyEpochs epochs between checkpoints; 0: a minute between them
     * @param flush brings everything told so far to the disk
     */
    CheckpointWriter(
            Console console,
            Trainer trainer,
            CheckpointFile file,
            Path table,
            @Nullable Path testTable,
            int everyEpochs,
            Runnable flush,
            Ticker ticker) {
        this.console = console;
        this.trainer = trainer;
        this.file = file;
        this.table = table;
        this.testTable = testTable;
        this.everyEpochs = everyEpochs;
        this.flush = flush;
        this.ticker = ticker;
        this.looked = ticker.nanos();
    }

    @Override
    public void betweenUpdates(boolean epochEnded) {
        if (everyEpochs > 0 ? epochEnded && trainer.epoch() % everyEpochs == 0 : isTime(epochEnded)) {
            write();
        }
    }

    private boolean isTime(boolean epochEnded) {
        return (epochEnded || (trainer.step() & 15) == 0) && ticker.nanos() - looked >= SPACING_NANOS;
    }

    @Override
    public void halted() {
        write();
    }

    private void write() {
        try {
            flush.run();
            file.save(trainer.checkpoint(), table, testTable);
            failure = null;
        } catch (ProblemException e) {
            if (failure == null) {
                console.report(e.problems());
                console.err().println("Training goes on without this checkpoint.");
            }
            failure = e;
        }
        looked = ticker.nanos();
    }

    /** @throws ProblemException when the last checkpoint could not be written */
    void throwIfMissing() {
        if (failure != null) {
            throw new ProblemException(List.copyOf(failure.problems()));
        }
    }
}
