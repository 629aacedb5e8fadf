package org.layerwise.telemetry;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Threads;

/**
 * Hands every frame to slow sinks on a thread of its own, and loses none: when its buffer is full the run waits, and the
 * waits are counted. A sink that fails gets no more, what it misses is counted, and the others and the run go on.
 */
public final class Recorder implements FrameSink {
    private static final int BUFFER = 1024;

    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(BUFFER);
    private final BlockingQueue<StepFrame> free = new ArrayBlockingQueue<>(BUFFER);
    private final List<Outlet> outlets;
    private final Thread writer;
    private final AtomicLong waits = new AtomicLong();

    private record End() {}

    private record Flush(CountDownLatch done) {}

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
                if (failure == null) {
                    failure = e;
                }
            }
        }
    }

    /** @param sinks called on the recorder's thread */
    public Recorder(String name, FrameLayout layout, List<? extends FrameSink> sinks) {
        this.outlets = sinks.stream().map(Outlet::new).toList();
        for (int i = 0; i < BUFFER; i++) {
            free.add(new StepFrame(layout));
        }
        this.writer = Threads.start(name, this::write);
    }

    @Override
    public void step(StepFrame frame) {
        if (!frame.isRecorded()) {
            return;
        }
        StepFrame copy = free.poll();
        if (copy == null) {
            waits.incrementAndGet();
            copy = take(free);
        }
        copy.copyFrom(frame);
        put(copy);
    }

    @Override
    public void epoch(EpochFrame frame) {
        put(frame);
    }

    /** Waits until everything so far is written. */
    @Override
    public void flush() {
        CountDownLatch done = new CountDownLatch(1);
        put(new Flush(done));
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
        put(new End());
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

    private void put(Object item) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(item);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T take(BlockingQueue<T> from) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return from.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write() {
        for (Object item = take(queue); !(item instanceof End); item = take(queue)) {
            if (item instanceof StepFrame frame) {
                outlets.forEach(outlet -> outlet.frame(() -> outlet.sink.step(frame)));
                free.add(frame);
            } else if (item instanceof EpochFrame frame) {
                outlets.forEach(outlet -> outlet.frame(() -> outlet.sink.epoch(frame)));
            } else if (item instanceof Flush flush) {
                for (Outlet outlet : outlets) {
                    if (outlet.failure == null) {
                        outlet.attempt(outlet.sink::flush);
                    }
                }
                flush.done().countDown();
            }
        }
        outlets.forEach(outlet -> outlet.attempt(outlet.sink::close));
    }

    /** How often the run had to wait for the sink. */
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
