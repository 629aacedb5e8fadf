package org.layerwise.ui.live;

import java.util.function.Consumer;
import org.layerwise.app.Subscription;
import org.layerwise.telemetry.StepFrame;

/** What charts read of a feed: all numbers, and as many histograms as can be drawn. */
final class ChartReadings implements Subscription {
    private static final int HISTOGRAMS_PER_DRAIN = 32;

    private final RunFeed.Reading numbers;
    private final RunFeed.Reading arrays;

    private ChartReadings(RunFeed.Reading numbers, RunFeed.Reading arrays) {
        this.numbers = numbers;
        this.arrays = arrays;
    }

    /**
     * Begins to read.
     *
     * @param numbers takes all frames
     * @param arrays takes some of those that have arrays
     */
    static ChartReadings of(RunFeed feed, RunFeed.Reader numbers, Consumer<StepFrame> arrays) {
        return new ChartReadings(feed.read(numbers), feed.read(new RunFeed.Reader() {
            @Override
            public int most() {
                return HISTOGRAMS_PER_DRAIN;
            }

            @Override
            public boolean onlyWithArrays() {
                return true;
            }

            @Override
            public void step(StepFrame frame) {
                arrays.accept(frame);
            }
        }));
    }

    /** Frames that were not handed over. */
    long dropped() {
        return numbers.dropped();
    }

    /** Frames with arrays that were not handed over. */
    long droppedArrays() {
        return arrays.dropped();
    }

    @Override
    public void close() {
        numbers.close();
        arrays.close();
    }
}
