package org.layerwise.base;

import java.time.Duration;

/**
 * Work that is done a moment after it was asked for, once for all who asked in that moment, on a daemon thread that lives
 * as long as there is something to do. Any thread may ask.
 */
public final class Delayed implements AutoCloseable {
    private final String name;
    private final Duration delay;
    private final Runnable work;
    private boolean asked;
    private boolean hurried;
    private boolean alive;
    private boolean closed;

    /**
     * @param name of the thread
     * @param delay from the first time it was asked for
     * @param work what is done; it does not throw
     */
    public Delayed(String name, Duration delay, Runnable work) {
        this.name = name;
        this.delay = delay;
        this.work = work;
    }

    /** Has the work done in a moment. Once closed, nothing is done. */
    public synchronized void ask() {
        if (closed || asked) {
            return;
        }
        asked = true;
        if (!alive) {
            alive = true;
            Threads.start(name, this::run);
        }
    }

    /** Does at once what was asked for, and waits until it is done. */
    public synchronized void flush() {
        hurried = true;
        notifyAll();
        boolean interrupted = false;
        while (alive) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        hurried = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Drops what was asked for and is not begun, and waits for what is. */
    @Override
    public synchronized void close() {
        closed = true;
        asked = false;
        flush();
    }

    private void run() {
        boolean done = false;
        try {
            while (isDue()) {
                work.run();
            }
            done = true;
        } finally {
            if (!done) {
                end();
            }
        }
    }

    private synchronized void end() {
        alive = false;
        asked = false;
        notifyAll();
    }

    /** Waits for the moment; false when there is nothing left to do, and the thread ends. */
    private synchronized boolean isDue() {
        long due = Ticker.SYSTEM.nanos() + delay.toNanos();
        long left = delay.toMillis();
        while (asked && !hurried && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                hurried = true;
            }
            left = Duration.ofNanos(due - Ticker.SYSTEM.nanos()).toMillis();
        }
        if (!asked) {
            end();
            return false;
        }
        asked = false;
        return true;
    }
}
