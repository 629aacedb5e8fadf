package org.layerwise.telemetry;

/** Takes what a run tells, on the run's own thread unless it says otherwise. */
public interface FrameSink {

    /** A sampled step. The frame is only lent. */
    void step(StepFrame frame);

    /** An epoch's end; after the step frame of the same step, if there is one. */
    void epoch(EpochFrame frame);

    /** Whether it has a use for histograms and other forms than numbers; a recorder need not keep them else. */
    default boolean takesArrays() {
        return false;
    }

    /** What came so far is to be kept even if the program is killed now. */
    default void flush() {}

    /** Nothing more will come. */
    void close();
}
