package org.layerwise.app;

import java.util.function.Consumer;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.telemetry.StepFrame;

/** Frames of a run that goes on: first those of its earlier parts, from its record, then those that come. */
final class ResumedSource implements FrameSource {
    /**
     * The record may be written a moment after the run has gone on: so often it may give nothing before it is taken to be whole,
     * once it has come to the step, and before.
     */
    private static final int EMPTY_AT_THE_STEP = 3;

    private static final int EMPTY_BEFORE = 60;

    private final FrameSource record;
    private final long upTo;
    private final FrameSource live;
    private long reached;
    private int empty;
    private boolean past;

    /** @param upTo the step at which the run goes on; what the record has of later ones comes from {@code live} */
    ResumedSource(FrameSource record, long upTo, FrameSource live) {
        this.record = record;
        this.upTo = upTo;
        this.live = live;
    }

    @Override
    public Losses drain(Consumer<StepFrame> steps, Consumer<EpochFrame> ends) {
        if (past) {
            return live.drain(steps, ends);
        }
        boolean[] later = {false};
        boolean[] any = {false};
        record.drain(
                frame -> {
                    any[0] = true;
                    if (frame.step() <= upTo) {
                        reached = Math.max(reached, frame.step());
                        steps.accept(frame);
                    } else {
                        later[0] = true;
                    }
                },
                frame -> {
                    any[0] = true;
                    if (frame.step() <= upTo) {
                        ends.accept(frame);
                    }
                });
        empty = any[0] ? 0 : empty + 1;
        past = later[0] || (!record.hasMore() && empty >= (reached >= upTo ? EMPTY_AT_THE_STEP : EMPTY_BEFORE));
        // nobody may ask again, as when the run is paused already
        return past ? live.drain(steps, ends) : Losses.NONE;
    }

    @Override
    public boolean hasMore() {
        return !past;
    }
}
