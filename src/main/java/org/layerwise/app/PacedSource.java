package org.layerwise.app;

import java.util.function.Consumer;
import org.layerwise.base.Ticker;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.telemetry.StepFrame;

/** Frames of a record that another process may add to: looked for a few times a second, once all that is there was read. */
final class PacedSource implements FrameSource {
    private static final long NANOS_BETWEEN = 200_000_000;

    private final FrameSource record;
    private final Ticker ticker;
    private long looked;

    PacedSource(FrameSource record, Ticker ticker) {
        this.record = record;
        this.ticker = ticker;
        looked = ticker.nanos() - NANOS_BETWEEN;
    }

    @Override
    public Losses drain(Consumer<StepFrame> steps, Consumer<EpochFrame> ends) {
        long now = ticker.nanos();
        if (!record.hasMore() && now - looked < NANOS_BETWEEN) {
            return Losses.NONE;
        }
        looked = now;
        return record.drain(steps, ends);
    }

    @Override
    public boolean hasMore() {
        return record.hasMore();
    }
}
