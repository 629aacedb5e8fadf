package org.layerwise.telemetry;

import java.util.function.Consumer;

/** Frames that are fetched, oldest first, when somebody has time for them. One consumer, one thread at a time. */
public interface FrameSource {

    /**
     * Hands over what has come since the last call, or a part of it, steps before epochs; the step frames are lent until the
     * next call.
     *
     * @return how many step frames were dropped since then
     */
    long drain(Consumer<StepFrame> steps, Consumer<EpochFrame> ends);

    /** Whether there is more to hand over at once. */
    default boolean hasMore() {
        return false;
    }
}
