package org.layerwise.telemetry;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Threads;

/**
 * Hands every frame to slow sinks on a thread of its own, and loses none: when its buffer is full the run waits, and the
 * waits are counted. A sink that fails gets no more, what it misses is counted, and the others and the run go on.
 *
 * <p>One thread calls. Handing over takes no lock and wakes nobody as long as there is room: the recorder looks by itself.
 * Sinks are called on the recorder's thread, but for {@link FrameSink#wantsArrays}, which the caller's thread asks at once.
 */
public final class Recorder implements FrameSink {
    private static final int MOST = 1024;
    private static final int LEAST = 64;

    /** Memory that the buffer takes at most, where {@link #LEAST} frames allow it. */
    private static final int BYTES = 12 << 20;

    private static final long FIRST_NAP_NANOS = 2_000_000;
    private static final long LONGEST_NAP_NANOS = 50_000_000;
    private static final long WAIT_NANOS = 100_000;

    private final FrameLayout layout;
    private final boolean withArrays;
    private final int capacity;
    private final @Nullable StepFrame[] frames; // made when first needed, then reused
    private final Object[] items;
    private final AtomicLong given = new AtomicLong(); // the caller alone advances it
    private final AtomicLong taken = new AtomicLong(); // the recorder alone advances it
    private final List<Outlet> outlets;
    private final Outlet[] takersOfArrays;
    private final Thread writer;
    private final AtomicLong waits = new AtomicLong();
    private volatile boolean napping;

    private record Step() {}

    private record End() {}

    private record Flush(CountDownLatch done) {}

    private static final Step STEP = new Step();

    /** A sink, and what became of it. */
    private static final class Outlet {
        private final FrameSink sink;
        private volatile @Nullable Throwable failure;
        private final AtomicLong missed = new AtomicLong();

        Outlet(FrameSink sink) {
            this.sink = sink;
        }

        void frame(Runnable write) {
            if (failure == null) {
                attempt(write);
            }
            if (failure != null) {
                missed.incrementAndGet();
            }
        }

        /**
         * Telemetry is dispatched here: whatever a sink throws, out of memory included, ends its record, not the run, and not
         * this thread, which the run would else wait for.
         */
        void attempt(Runnable write) {
            try {
                write.run();
            } catch (Throwable e) {
                fail(e);
            }
        }

        /** On the run's thread, while others may write. A sink that cannot answer has failed like one that cannot write. */
        boolean wantsArrays(long step) {
            if (failure != null) {
                return false;
            }
            try {
                return sink.wantsArrays(step);
            } catch (Throwable e) {
                fail(e);
                return false;
            }
        }

        private synchronized void fail(Throwable thrown) {
            if (failure == null) {
                failure = thrown;
            }
        }
    }

    /** @param sinks called on the recorder's thread, but for what they want */
    public Recorder(String name, FrameLayout layout, List<? extends FrameSink> sinks) {
        this.layout = layout;
        this.outlets = sinks.stream().map(Outlet::new).toList();
        this.takersOfArrays =
                outlets.stream().filter(outlet -> outlet.sink.takesArrays()).toArray(Outlet[]::new);
        this.withArrays = takersOfArrays.length > 0;
        this.capacity = Math.clamp(BYTES / StepFrame.bytes(layout, withArrays), LEAST, MOST);
        this.frames = new StepFrame[capacity];
        this.items = new Object[capacity];
        this.writer = Threads.start(name, this::write);
    }

    @Override
    public boolean takesArrays() {
        return withArrays;
    }

    /** Whether any of its sinks wants them that has not failed. Allocates nothing and takes no lock. */
    @Override
    public boolean wantsArrays(long step) {
        for (Outlet outlet : takersOfArrays) {
            if (outlet.wantsArrays(step)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void step(StepFrame frame) {
        if (!frame.isRecorded()) {
            return;
        }
        int place = awaitRoom();
        StepFrame copy = frames[place];
        if (copy == null) {
            copy = new StepFrame(layout, withArrays);
            frames[place] = copy;
        }
        copy.copyFrom(frame);
        put(place, STEP);
    }

    @Override
    public void epoch(EpochFrame frame) {
        put(awaitRoom(), frame);
    }

    /** Waits until everything so far is written. */
    @Override
    public void flush() {
        CountDownLatch done = new CountDownLatch(1);
        put(awaitRoom(), new Flush(done));
        LockSupport.unpark(writer);
        boolean interrupted = false;
        while (done.getCount() > 0) {
            try {
                done.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until everything is written. */
    @Override
    public void close() {
        put(awaitRoom(), new End());
        LockSupport.unpark(writer);
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next free place. The run waits here when there is none. */
    private int awaitRoom() {
        long next = given.getPlain();
        if (next - taken.get() >= capacity) {
            waits.incrementAndGet();
            boolean interrupted = false;
            while (next - taken.get() >= capacity) {
                LockSupport.unpark(writer);
                LockSupport.parkNanos(this, WAIT_NANOS);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return (int) (next % capacity);
    }

    private void put(int place, Object item) {
        items[place] = item;
        long count = given.getPlain() + 1;
        given.setRelease(count);
        if (napping && count - taken.getPlain() > capacity / 4) {
            LockSupport.unpark(writer);
        }
    }

    /** The next item, on the recorder's thread: looked for again after naps that grow longer while nothing comes. */
    private Object next() {
        long at = taken.getPlain();
        long nap = FIRST_NAP_NANOS;
        while (given.getAcquire() == at) {
            napping = true;
            if (given.get() == at) {
                LockSupport.parkNanos(this, nap);
            }
            napping = false;
            nap = Math.min(LONGEST_NAP_NANOS, 2 * nap);
        }
        return items[(int) (at % capacity)];
    }

    private void write() {
        for (Object item = next(); !(item instanceof End); item = next()) {
            int place = (int) (taken.getPlain() % capacity);
            switch (item) {
                case Step step -> {
                    StepFrame frame = java.util.Objects.requireNonNull(frames[place]);
                    outlets.forEach(outlet -> outlet.frame(() -> outlet.sink.step(frame)));
                }
                case EpochFrame frame -> outlets.forEach(outlet -> outlet.frame(() -> outlet.sink.epoch(frame)));
                case Flush flush -> {
                    for (Outlet outlet : outlets) {
                        if (outlet.failure == null) {
                            outlet.attempt(outlet.sink::flush);
                        }
                    }
                    flush.done().countDown();
                }
                default -> throw new AssertionError(item);
            }
            taken.setRelease(taken.getPlain() + 1);
        }
        outlets.forEach(outlet -> outlet.attempt(outlet.sink::close));
    }

    /** How often the run had to wait for the sinks. */
    public long waits() {
        return waits.get();
    }

    /** Why a sink's record is incomplete; null when it is not. */
    public @Nullable Throwable failure(FrameSink sink) {
        return outlet(sink).failure;
    }

    /** How many frames a sink did not get whole. */
    public long missed(FrameSink sink) {
        return outlet(sink).missed.get();
    }

    private Outlet outlet(FrameSink sink) {
        return outlets.stream()
                .filter(outlet -> outlet.sink.equals(sink))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a sink of this recorder"));
    }
}
