package org.layerwise.runs.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Ticker;

/** What waits to be written to the store, in order, and how much memory that takes. Any thread adds; one takes. */
final class WriteQueue {
    /** What waits at most before whoever has more waits too, or leaves it out. */
    static final long MOST_BYTES = 64L << 20;

    /** So much is committed at once without waiting for the next tick. */
    private static final long EAGER_BYTES = 4L << 20;

    /** What one commit takes at most, so that a long queue does not need as much room twice. */
    private static final long COMMIT_BYTES = 16L << 20;

    private static final long LOOK_MILLIS = 50;

    /** A run waits so long for room where there may be some soon; then it goes on without its record. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Ticker ticker;
    private final Deque<Item> items = new ArrayDeque<>();
    private long bytes;
    private long fullSince;
    private boolean full;
    private boolean wanted;
    private boolean closed;

    WriteQueue(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Something to write, with who waits for it. */
    static final class Item {
        private final StoreWriter.Write write;
        private final long bytes;
        private final Consumer<Boolean> outcome;
        private final @Nullable CompletableFuture<Boolean> answer;

        private Item(
                StoreWriter.Write write,
                long bytes,
                Consumer<Boolean> outcome,
                @Nullable CompletableFuture<Boolean> answer) {
            this.write = write;
            this.bytes = bytes;
            this.outcome = outcome;
            this.answer = answer;
        }

        /**
         * Something that may share a commit with others.
         *
         * @param bytes that it takes in memory
         * @param outcome gets whether it was written, or never will be
         */
        static Item patient(StoreWriter.Write write, long bytes, Consumer<Boolean> outcome) {
            return new Item(write, bytes, outcome, null);
        }

        /**
         * Something that somebody waits for.
         *
         * @param answer gets whether it was written, or why not
         */
        static Item awaited(StoreWriter.Write write, CompletableFuture<Boolean> answer) {
            return new Item(write, 0, answer::complete, answer);
        }

        StoreWriter.Write write() {
            return write;
        }

        void answer(boolean written) {
            outcome.accept(written);
        }

        /** It cannot be written, now or later. */
        void fail(Throwable why) {
            if (answer != null) {
                answer.completeExceptionally(why);
            } else {
                outcome.accept(false);
            }
        }
    }

    /**
     * Adds something.
     *
     * @return false: nothing is taken any more
     */
    synchronized boolean add(Item item) {
        if (closed) {
            return false;
        }
        items.add(item);
        bytes += item.bytes;
        if (item.answer != null) {
            wanted = true;
        }
        if (wanted || bytes > EAGER_BYTES) {
            notifyAll();
        }
        return true;
    }

    /**
     * Waits until there is room for more, for a while.
     *
     * @param hopeless whether there will be none soon
     * @return false: as much waits as may
     */
    synchronized boolean hasRoom(BooleanSupplier hopeless) {
        if (closed) {
            return false;
        }
        boolean interrupted = false;
        while (bytes > MOST_BYTES) {
            if (!full) {
                full = true;
                fullSince = ticker.nanos();
            }
            if (closed || hopeless.getAsBoolean() || ticker.nanos() - fullSince > PATIENCE_NANOS) {
                break;
            }
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        full = bytes > MOST_BYTES;
        return !full && !closed;
    }

    /**
     * Waits until something is to be written at once, or for a while.
     *
     * @return whether nothing will come any more
     */
    @SuppressWarnings("WaitNotInLoop") // who wakes up early commits early
    synchronized boolean awaitWork(long millis) {
        if (!wanted && !closed && bytes <= EAGER_BYTES) {
            sleep(millis);
        }
        wanted = false;
        return closed;
    }

    /** Waits a while, unless there is a hurry. */
    @SuppressWarnings("WaitNotInLoop") // who wakes up early tries again early
    synchronized void pause(long millis) {
        if (!closed && !wanted) {
            sleep(millis);
        }
    }

    @SuppressWarnings("WaitNotInLoop")
    private void sleep(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            // nobody but close() ends the store's thread
            System.getLogger(WriteQueue.class.getName()).log(System.Logger.Level.DEBUG, "woken up", e);
        }
    }

    /** Wakes up whoever takes. */
    synchronized void hurry() {
        wanted = true;
        notifyAll();
    }

    /** The next items that are committed together: one that somebody waits for alone. They stay in the queue. */
    synchronized List<Item> next() {
        List<Item> next = new ArrayList<>();
        long size = 0;
        for (Item item : items) {
            if (!next.isEmpty() && (item.answer != null || size + item.bytes > COMMIT_BYTES)) {
                break;
            }
            next.add(item);
            size += item.bytes;
            if (item.answer != null) {
                break;
            }
        }
        return next;
    }

    /** Takes out the first items, which are done with. */
    synchronized void remove(List<Item> done) {
        for (Item item : done) {
            if (items.remove(item)) {
                bytes -= item.bytes;
            }
        }
        notifyAll();
    }

    /** Takes out those that somebody waits for. */
    List<Item> removeAwaited() {
        List<Item> awaited;
        synchronized (this) {
            awaited = items.stream().filter(item -> item.answer != null).toList();
            remove(awaited);
        }
        return awaited;
    }

    /** Takes out all. */
    List<Item> removeAll() {
        List<Item> all;
        synchronized (this) {
            all = List.copyOf(items);
            remove(all);
        }
        return all;
    }

    synchronized boolean isEmpty() {
        return items.isEmpty();
    }

    /** Nothing is taken any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
