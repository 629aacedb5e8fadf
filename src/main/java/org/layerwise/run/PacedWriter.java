package org.layerwise.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;

/**
 * Writes one file of a run again and again, at the pace that was asked for. When it cannot be written, that is reported once, and
 * the run goes on.
 */
final class PacedWriter {
    /** So many times as long as the last one took to write is waited for the next: a twentieth of the time at most. */
    private static final int PATIENCE = 20;

    /** The clock is looked at after so many updates: a power of two. */
    private static final int LOOKS = 16;

    private final CheckpointPace pace;
    private final Ticker ticker;
    private final Consumer<List<Problem>> report;
    private long written;
    private long spacing;
    private @Nullable ProblemException failure;

    /** @param report takes why the file could not be written */
    PacedWriter(CheckpointPace pace, Ticker ticker, Consumer<List<Problem>> report) {
        this.pace = pace;
        this.ticker = ticker;
        this.report = report;
        this.written = ticker.nanos();
        this.spacing = pace.first().toNanos();
    }

    /**
     * Whether the file is to be written now, between two updates.
     *
     * @param epochEnded whether an epoch has just ended
     * @param epoch of the last update
     * @param step the last update
     */
    boolean isTime(boolean epochEnded, int epoch, long step) {
        if (!pace.isTimed()) {
            return epochEnded && epoch % pace.everyEpochs() == 0;
        }
        return (epochEnded || (step & (LOOKS - 1)) == 0) && ticker.nanos() - written >= spacing;
    }

    /** Writes the file. @return whether it was written */
    boolean write(Runnable save) {
        long began = ticker.nanos();
        try {
            save.run();
            failure = null;
        } catch (ProblemException e) {
            if (failure == null) {
                report.accept(e.problems());
            }
            failure = e;
        }
        written = ticker.nanos();
        spacing = Math.max(pace.next().toNanos(), PATIENCE * (written - began));
        return failure == null;
    }

    /** Why the file could not be written the last time; empty when it was. */
    Optional<ProblemException> failure() {
        return Optional.ofNullable(failure);
    }
}
