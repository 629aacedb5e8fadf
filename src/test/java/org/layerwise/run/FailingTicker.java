package org.layerwise.run;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;
import org.layerwise.base.Ticker;

/** The machine's clock, until a run has looked at it some times: then it throws, in the middle of an epoch. */
public final class FailingTicker implements Ticker {
    private final Throwable failure;
    private int left = 40;

    /** @param failure unchecked */
    public FailingTicker(Throwable failure) {
        this.failure = failure;
    }

    /** What is thrown, and how the reason begins that people read. */
    public static List<Arguments> failures() {
        return List.of(
                Arguments.of(new OutOfMemoryError("planted"), "there was not enough memory to go on"),
                Arguments.of(
                        new IllegalStateException("planted"),
                        "the run failed: java.lang.IllegalStateException: planted."));
    }

    @Override
    public long nanos() {
        if (Thread.currentThread().getName().equals("layerwise-run") && left-- <= 0) {
            switch (failure) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new AssertionError(failure);
            }
        }
        return Ticker.SYSTEM.nanos();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }
}
