package org.layerwise.run;

import java.time.Duration;

/**
 * How often a run's checkpoint is written while the run goes on: after every so many epochs, or after some time. Timed ones take
 * a twentieth of the time at most: the slower a checkpoint is to write, the longer the next is waited for.
 *
 * @param everyEpochs epochs between two; 0: they are timed
 * @param first time to the first
 * @param next time from one to the next
 */
public record CheckpointPace(int everyEpochs, Duration first, Duration next) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A minute between two. */
    public static final CheckpointPace EVERY_MINUTE = new CheckpointPace(0, MINUTE, MINUTE);

    /** For runs that are kept: little is lost of a run that is killed early, and no more than half a minute of a long one. */
    public static final CheckpointPace OF_KEPT_RUNS =
            new CheckpointPace(0, Duration.ofSeconds(2), Duration.ofSeconds(30));

    /**
     * A checkpoint after every so many epochs.
     *
     * @param epochs between two; 0: a minute
     */
    public static CheckpointPace everyEpochs(int epochs) {
        return epochs == 0 ? EVERY_MINUTE : new CheckpointPace(epochs, Duration.ZERO, Duration.ZERO);
    }

    /** Whether time counts, and no epochs. */
    boolean isTimed() {
        return everyEpochs == 0;
    }
}
