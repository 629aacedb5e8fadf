package org.layerwise.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The newest frames, for the screen: bounded; when nobody drains it the oldest are overwritten and counted. The run never
 * waits for longer than two references take to swap. Epochs are few and all kept.
 */
public final class DisplayRing implements FrameSink {
    /** Frames that fit between two drains. */
    public static final int CAPACITY = 512;

    private final StepFrame[] filling;
    private final StepFrame[] draining;
    private StepFrame[] front;
    private StepFrame[] back;
    private int first;
    private int count;
    private long dropped;
    private List<EpochFrame> epochs = new ArrayList<>();

    public DisplayRing(FrameLayout layout) {
        filling = frames(layout);
        draining = frames(layout);
        front = filling;
        back = draining;
    }

    private static StepFrame[] frames(FrameLayout layout) {
        StepFrame[] frames = new StepFrame[CAPACITY];
        for (int i = 0; i < CAPACITY; i++) {
            frames[i] = new StepFrame(layout);
        }
        return frames;
    }

    @Override
    public synchronized void step(StepFrame frame) {
        int place = (first + count) % CAPACITY;
        front[place].copyFrom(frame);
        if (count < CAPACITY) {
            count++;
        } else {
            first = (first + 1) % CAPACITY;
            dropped++;
        }
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
     * Hands over everything since the last call, steps first, oldest first. One consumer, one thread.
     *
     * @return how many frames were handed over
     */
    public int drain(Consumer<StepFrame> steps, Consumer<EpochFrame> ends) {
        StepFrame[] taken;
        int from;
        int size;
        List<EpochFrame> finished;
        synchronized (this) {
            taken = front;
            from = first;
            size = count;
            finished = epochs;
            epochs = new ArrayList<>();
            front = back;
            back = taken;
            first = 0;
            count = 0;
        }
        for (int i = 0; i < size; i++) {
            steps.accept(taken[(from + i) % CAPACITY]);
        }
        finished.forEach(ends);
        return size + finished.size();
    }

    /** How many frames were overwritten before anybody saw them. */
    public synchronized long dropped() {
        return dropped;
    }
}
