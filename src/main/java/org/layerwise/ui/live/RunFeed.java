package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.layerwise.app.Subscription;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.telemetry.StepFrame;

/**
 * The frames of one run, for any number of readers. It is the one consumer of the run's frames: each drain takes what
 * has come since the last one and hands it to every reader, to each as many frames as it wants. What a reader does not get
 * is spread evenly and counted: {@code drained + dropped = produced} for each of them, since it began to read, of all frames
 * or of those with arrays, as it wants.
 *
 * <p>Nothing is drained while nobody reads. Readers come and go on any thread; {@link #drain} is called on one thread at a
 * time.
 */
public final class RunFeed {

    /** Takes frames, on the thread that drains. */
    public interface Reader {
        /** How many step frames it wants from one drain at most; at least 1. */
        default int most() {
            return Integer.MAX_VALUE;
        }

        /** Whether it wants only frames that have arrays. The others count neither as drained nor as dropped for it. */
        default boolean onlyWithArrays() {
            return false;
        }

        /**
         * Takes a frame; they come in the order of their steps, and the newest of a drain that it wants
         * always comes.
         *
         * @param frame only lent. Not to be modified.
         */
        void step(StepFrame frame);

        /** Takes the figures of an epoch; no epoch is dropped. Those of a drain come after its steps. */
        default void epoch(EpochFrame frame) {}

        /**
         * Everything of one drain was handed over.
         *
         * @param still whether no more frames come for a while
         */
        default void drained(boolean still) {}
    }

    /** What one reader got and did not get, until it is closed. */
    public static final class Reading implements Subscription {
        private final RunFeed feed;
        private final Reader reader;
        private final AtomicLong drained = new AtomicLong();
        private final AtomicLong dropped = new AtomicLong();

        private Reading(RunFeed feed, Reader reader) {
            this.feed = feed;
            this.reader = reader;
        }

        /** Step frames that were handed over. */
        public long drained() {
            return drained.get();
        }

        /** Step frames that were not. */
        public long dropped() {
            return dropped.get();
        }

        /** No more frames come, but those of a drain that is under way. */
        @Override
        public void close() {
            feed.readings.remove(this);
        }

        /** Hands over the last frame that it wants, and those before it in steps of one length. */
        private void take(FrameSource.Losses losses, boolean still) {
            boolean ofArrays = reader.onlyWithArrays();
            List<StepFrame> frames = ofArrays ? feed.framesWithArrays : feed.frames;
            int size = frames.size();
            int most = Math.max(1, reader.most());
            int stride = Math.ceilDiv(size, most);
            int taken = 0;
            for (int i = stride == 0 ? 0 : (size - 1) % stride; i < size; i += stride) {
                reader.step(frames.get(i));
                taken++;
            }
            feed.epochs.forEach(reader::epoch);
            drained.addAndGet(taken);
            dropped.addAndGet((ofArrays ? losses.withArrays() : losses.frames()) + size - taken);
            reader.drained(still);
        }
    }

    private final FrameSource source;
    private final BooleanSupplier running;
    private final FrameDrain drain;
    private final AtomicInteger held = new AtomicInteger();
    private final List<Reading> readings = new CopyOnWriteArrayList<>();
    private final List<StepFrame> frames = new ArrayList<>();
    private final List<StepFrame> framesWithArrays = new ArrayList<>();
    private final List<EpochFrame> epochs = new ArrayList<>();
    private volatile NewestFrame newest = NewestFrame.NONE;

    /**
     * A feed without readers.
     *
     * @param source which nobody else drains
     * @param running whether more frames may come soon
     * @param drain has it drained as soon as somebody reads
     */
    RunFeed(FrameSource source, BooleanSupplier running, FrameDrain drain) {
        this.source = source;
        this.running = running;
        this.drain = drain;
    }

    /** Whether somebody reads. */
    boolean isRead() {
        return !readings.isEmpty();
    }

    /**
     * Has several readers begin at the same frame: nothing is drained meanwhile.
     *
     * @param begin calls {@link #read} for each
     */
    public void readTogether(Runnable begin) {
        held.incrementAndGet();
        try {
            begin.run();
        } finally {
            held.decrementAndGet();
            drain.follow(this);
        }
    }

    /** What was handed over last, whoever read it: also for those who come late, and those who look now and then. */
    public NewestFrame newest() {
        return newest;
    }

    /** Hands frames to a reader from now on. */
    public Reading read(Reader reader) {
        Reading reading = new Reading(this, reader);
        readings.add(reading);
        drain.follow(this);
        return reading;
    }

    /**
     * Hands over what has come since the last drain. A reader that fails gets no more; its failure
     * goes where those go that end a thread, and the other readers go on.
     *
     * @return whether more may come soon
     */
    public boolean drain() {
        if (readings.isEmpty()) {
            return false;
        }
        if (held.get() > 0) {
            return true;
        }
        // Read before draining: what came before a pause is there by then.
        boolean more = running.getAsBoolean();
        frames.clear();
        framesWithArrays.clear();
        epochs.clear();
        FrameSource.Losses losses;
        try {
            losses = source.drain(this::add, epochs::add);
        } catch (RuntimeException e) {
            readings.clear(); // a record that cannot be read must not end the other feeds
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            return false;
        }
        more |= source.hasMore();
        newest = newest.then(frames, framesWithArrays);
        for (Reading reading : readings) {
            try {
                reading.take(losses, !more);
            } catch (RuntimeException e) {
                reading.close();
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
        return more;
    }

    private void add(StepFrame frame) {
        frames.add(frame);
        if (frame.hasArrays()) {
            framesWithArrays.add(frame);
        }
    }
}
