package org.layerwise.telemetry;

import java.util.function.Consumer;

/** Frames that are fetched, oldest first, when somebody has time for them. One consumer, one thread at a time. */
public interface FrameSource {

    /**
     * How many step frames were dropped.
     *
     * @param frames all of them
     * @param withArrays those among them that had arrays
     */
    record Losses(long frames, long withArrays) {
        public static final Losses NONE = new Losses(0, 0);

        Losses since(Losses earlier) {
            return new Losses(frames - earlier.frames, withArrays - earlier.withArrays);
        }
    }

    /**
     * Hands over what has come since the last call, or a part of it, steps before epochs; the step frames are lent until the
     * next call.
     *
     * @return which step frames were dropped since then
     */
    Losses drain(Consumer<StepFrame> steps, Consumer<EpochFrame> ends);

    /** Whether there is more to hand over at once. */
    default boolean hasMore() {
        return false;
    }
}
