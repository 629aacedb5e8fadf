package org.layerwise.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest frames, for the screen: bounded. When nobody drains it in time, every second of the frames is dropped, and of
 * those to come likewise, so that what is left is spread evenly; what is dropped is counted. The run never waits for longer
 * than two references take to swap. Epochs are few and all kept, and so is the newest frame.
 */
public final class DisplayRing implements FrameSink, FrameSource {
    /** Frames that fit between two drains at most. */
    private static final int MOST = 512;

    /** Frames that fit in any case. */
    private static final int LEAST = 32;

    /** Memory that it takes at most, where {@link #LEAST} frames allow it. */
    private static final int BYTES = 24 << 20;

    private final FrameLayout layout;
    private final int capacity;
    private Half front;
    private Half back;
    private long dropped;
    private long droppedWithArrays;
    private Losses before = new Losses(0, 0);
    private List<EpochFrame> epochs = new ArrayList<>();

    /** The frames between two drains. */
    private final class Half {
        private final @Nullable StepFrame[] frames = new StepFrame[capacity + 1];
        private int count;
        private long offered;
        private int stride = 1;
        private boolean newestApart;

        /** The frame at a place, made when it is first needed. */
        private StepFrame frame(int place) {
            StepFrame made = frames[place];
            if (made == null) {
                made = new StepFrame(layout);
                frames[place] = made;
            }
            return made;
        }

        private void offer(StepFrame frame) {
            if (newestApart) {
                drop(capacity);
            }
            newestApart = offered++ % stride != 0;
            if (!newestApart && count == capacity) {
                thin();
                newestApart = (offered - 1) % stride != 0;
            }
            frame(newestApart ? capacity : count++).copyFrom(frame);
        }

        /** Keeps every second frame. */
        private void thin() {
            for (int i = 1; i < count; i += 2) {
                drop(i);
            }
            int kept = (count + 1) / 2;
            for (int i = 0; i < kept; i++) {
                StepFrame keeps = frames[2 * i];
                frames[2 * i] = frames[i];
                frames[i] = keeps;
            }
            count = kept;
            stride *= 2;
        }

        /** Counts a frame that nobody will see. */
        private void drop(int place) {
            dropped++;
            if (frame(place).hasArrays()) {
                droppedWithArrays++;
            }
        }

        private void drain(Consumer<StepFrame> steps) {
            for (int i = 0; i < count; i++) {
                steps.accept(frame(i));
            }
            if (newestApart) {
                steps.accept(frame(capacity));
            }
        }

        private void clear() {
            count = 0;
            offered = 0;
            stride = 1;
            newestApart = false;
        }
    }

    public DisplayRing(FrameLayout layout) {
        this.layout = layout;
        this.capacity = Math.clamp(BYTES / 2 / StepFrame.bytes(layout, true), LEAST, MOST);
        this.front = new Half();
        this.back = new Half();
    }

    /** How many frames fit between two drains. */
    public int capacity() {
        return capacity;
    }

    @Override
    public boolean takesArrays() {
        return true;
    }

    @Override
    public synchronized void step(StepFrame frame) {
        front.offer(frame);
    }

    @Override
    public synchronized void epoch(EpochFrame frame) {
        epochs.add(frame);
    }

    @Override
    public void close() {
        // what is here is still to be drained
    }

    /**
     * Hands over everything since the last call, steps first, oldest first; the step frames are lent until the next call.
     * One consumer, one thread.
     *
     * @return which step frames were dropped since then
     */
    @Override
    public Losses drain(Consumer<StepFrame> steps, Consumer<EpochFrame> ends) {
        Half taken;
        List<EpochFrame> finished;
        Losses lost;
        synchronized (this) {
            Losses now = new Losses(dropped, droppedWithArrays);
            lost = now.since(before);
            before = now;
            taken = front;
            finished = epochs;
            epochs = new ArrayList<>();
            front = back;
            back = taken;
            front.clear();
        }
        taken.drain(steps);
        finished.forEach(ends);
        return lost;
    }

    /** How many frames were dropped before anybody saw them. */
    public synchronized long dropped() {
        return dropped;
    }
}
