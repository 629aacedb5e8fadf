package org.layerwise.telemetry;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Threads;

/**
 * Hands every frame to a slow sink on a thread of its own, and loses none: when its buffer is full the run waits, and the
 * waits are counted. A sink that fails is told of once; the run goes on without it.
 */
public final class Recorder implements FrameSink {
    private static final int BUFFER = 1024;

    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(BUFFER);
    private final BlockingQueue<StepFrame> free = new ArrayBlockingQueue<>(BUFFER);
    private final FrameSink sink;
    private final Thread writer;
    private final AtomicLong waits = new AtomicLong();
    private volatile @Nullable Throwable failure;

    private record End() {}

    private record Flush(CountDownLatch done) {}

    /** @param sink told on the recorder's thread */
    public Recorder(String name, FrameLayout layout, FrameSink sink) {
        this.sink = sink;
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
                guarded(() -> sink.step(frame));
                free.add(frame);
            } else if (item instanceof EpochFrame frame) {
                guarded(() -> sink.epoch(frame));
            } else if (item instanceof Flush flush) {
                guarded(sink::flush);
                flush.done().countDown();
            }
        }
        attempt(sink::close);
    }

    private void guarded(Runnable write) {
        if (failure == null) {
            attempt(write);
        }
    }

    /**
     * Telemetry is dispatched here: whatever a sink throws, out of memory included, ends its record, not the run, and not this
     * thread, which the run would else wait for.
     */
    private void attempt(Runnable write) {
        try {
            write.run();
        } catch (Throwable e) {
            if (failure == null) {
                failure = e;
            }
        }
    }

    /** How often the run had to wait for the sink. */
    public long waits() {
        return waits.get();
    }

    /** Why the record is incomplete; null when it is not. */
    public @Nullable Throwable failure() {
        return failure;
    }
}
