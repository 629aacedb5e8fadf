package org.layerwise.telemetry;

/** Takes what a run tells, on the run's own thread unless it says otherwise. */
public interface FrameSink {

    /**
     * A sampled step. The frame is only lent. It has arrays where any sink of the run wanted them: {@link StepFrame#hasArrays}
     * says whether, not {@link #wantsArrays}.
     */
    void step(StepFrame frame);

    /** An epoch's end; after the step frame of the same step, if there is one. */
    void epoch(EpochFrame frame);

    /** Whether it ever has a use for histograms and other forms than numbers; a recorder has no room for them else. */
    default boolean takesArrays() {
        return false;
    }

    /**
     * Whether it has a use for them at one step; nobody computes them else. Always false where {@link #takesArrays} is.
     *
     * <p>It is asked before each sampled step is measured, on the run's thread, whichever thread calls the other methods.
     * The run waits for the answer: it must be quick, allocate nothing, take no lock, and be safe while a frame is taken on
     * another thread. Being asked promises nothing: frames of steps that are only shown do not reach a record.
     *
     * @param step the 1-based count of updates
     */
    default boolean wantsArrays(long step) {
        return takesArrays();
    }

    /** What came so far is to be kept even if the program is killed now. */
    default void flush() {}

    /** Nothing more will come. */
    void close();
}
