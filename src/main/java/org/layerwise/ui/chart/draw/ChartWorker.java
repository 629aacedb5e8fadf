package org.layerwise.ui.chart.draw;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Threads;

/**
 * One thread that draws pictures. A chart has at most one request waiting: a newer one takes the older one's place. A
 * drawing that fails is reported, once until the chart has been drawn again, and harms no other.
 */
public final class ChartWorker implements AutoCloseable {

    /** Something that can be drawn, and asked for again and again. */
    interface Job {
        /** Draws; on the worker's thread. */
        void draw();

        /** Drawing has failed; on the worker's thread. */
        void failed();

        /** Name for messages. */
        String title();
    }

    private final Map<Object, Job> waiting = new LinkedHashMap<>();
    private final Map<Object, Boolean> failing = new WeakHashMap<>();
    private final Consumer<Problem> problems;
    private boolean closed;

    /**
     * Starts the thread.
     *
     * @param problems told of every drawing that fails; on the worker's thread
     */
    public ChartWorker(Consumer<Problem> problems) {
        this.problems = problems;
        Threads.start("chart-worker", this::work);
    }

    /** Asks for {@code job}; one that waits under the same {@code key} is dropped. */
    synchronized void submit(Object key, Job job) {
        if (!closed) {
            waiting.put(key, job);
            notifyAll();
        }
    }

    /** Ends the thread after the drawing it is at; what waits is dropped. */
    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    private void work() {
        Map.@Nullable Entry<Object, Job> next = take();
        while (next != null) {
            draw(next.getKey(), next.getValue());
            next = take();
        }
    }

    private synchronized Map.@Nullable Entry<Object, Job> take() {
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        if (closed) {
            return null;
        }
        Iterator<Map.Entry<Object, Job>> oldest = waiting.entrySet().iterator();
        Map.Entry<Object, Job> first = oldest.next();
        Map.Entry<Object, Job> entry = Map.entry(first.getKey(), first.getValue());
        oldest.remove();
        return entry;
    }

    /** A listed boundary: whatever a drawing throws ends that drawing only. */
    private void draw(Object key, Job job) {
        try {
            job.draw();
            failing.remove(key);
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            job.failed();
            if (failing.put(key, true) == null) {
                problems.accept(Problem.error(
                        Location.NOWHERE, Message.of("ui.chart.draw/not-drawn", job.title(), e.toString())));
            }
        }
    }
}
