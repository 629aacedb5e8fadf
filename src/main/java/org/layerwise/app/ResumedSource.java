package org.layerwise.app;

import java.util.function.Consumer;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.telemetry.StepFrame;

/** Frames of a run that goes on: first those of its earlier parts, from its record, then those that come. */
final class ResumedSource implements FrameSource {
    private final FrameSource record;
    private final long upTo;
    private final FrameSource live;
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
        record.drain(
                frame -> {
                    if (frame.step() <= upTo) {
                        steps.accept(frame);
                    } else {
                        later[0] = true;
                    }
                },
                frame -> {
                    if (frame.step() <= upTo) {
                        ends.accept(frame);
                    }
                });
        past = later[0] || !record.hasMore();
        return Losses.NONE;
    }

    @Override
    public boolean hasMore() {
        return !past;
    }
}
