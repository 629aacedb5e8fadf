package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;

/**
 * The one thread that writes the store. What is to be written is gathered and committed a few times a second. When the store
 * cannot be written, everything waits here, in order, and is tried again; what waits is bounded by whoever asks
 * {@link #hasRoom}.
 */
final class StoreWriter implements AutoCloseable {
    /** What waits at most before whoever has more waits too, or leaves it out. */
    private static final long MOST_BYTES = 64L << 20;

    /** So much is committed at once without waiting for the next tick. */
    private static final long EAGER_BYTES = 4L << 20;

    /** What one commit takes at most, so that a long queue does not need as much room twice. */
    private static final long COMMIT_BYTES = 16L << 20;

    private static final long TICK_MILLIS = 250;
    private static final long RETRY_MILLIS = 500;
    private static final long PATIENCE_SECONDS = 30;

    /** Something to write; done again from the start when its commit failed. */
    @FunctionalInterface
    interface Write {
        void apply(Connection connection) throws SQLException, IOException;
    }

    /** Something to write or read at once, in a commit of its own. */
    @FunctionalInterface
    interface Work<T> {
        T apply(Connection connection) throws SQLException, IOException;
    }

    /** Gives what it has gathered since the last tick. */
    @FunctionalInterface
    interface Gatherer {
        void gather(StoreWriter writer);
    }

    /** A work was refused for a reason that its caller gets: nothing of it is written. */
    private static final class Refusal extends SQLException {
        Refusal(ProblemException why) {
            super(why);
        }
    }

    private record Item(Write write, long bytes, @Nullable CompletableFuture<Boolean> urgent) {}

    private final Path file;
    private final Connection connection;
    private final FileIdentity identity;
    private final Deque<Item> queue = new ArrayDeque<>();
    private final List<Gatherer> gatherers = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private long waiting;
    private boolean wanted;
    private boolean closed;
    private volatile @Nullable Problem trouble;

    /** @param connection belongs to this writer from now on */
    StoreWriter(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.identity = FileIdentity.of(file);
        this.thread = Threads.start("layerwise-store", this::run);
    }

    void add(Gatherer gatherer) {
        gatherers.add(gatherer);
    }

    void remove(Gatherer gatherer) {
        gatherers.remove(gatherer);
    }

    /** Adds something to be written soon. */
    synchronized void submit(long bytes, Write write) {
        queue.add(new Item(write, bytes, null));
        waiting += bytes;
        if (waiting > EAGER_BYTES) {
            notifyAll();
        }
    }

    /**
     * Waits until there is room for more.
     *
     * @return false: nothing can be written at the moment, and as much waits as may
     */
    synchronized boolean hasRoom() {
        while (waiting > MOST_BYTES) {
            if (trouble != null || closed) {
                return false;
            }
            try {
                wait(TICK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Why nothing can be written at the moment; empty when it can. */
    Optional<Problem> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * Waits until what was submitted so far is on the disk, or cannot be brought there.
     *
     * @return whether it is
     */
    boolean flush() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        synchronized (this) {
            if (closed) {
                return queue.isEmpty();
            }
            queue.add(new Item(database -> {}, 0, done));
            wanted = true;
            notifyAll();
        }
        try {
            return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            return false;
        }
    }

    /**
     * Does something in a commit of its own, after all that was submitted before, and waits for it.
     *
     * @throws ProblemException what the work throws, or why it could not be done
     */
    <T> T call(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Write write = database -> {
            try {
                result.complete(work.apply(database));
            } catch (ProblemException e) {
                result.completeExceptionally(e);
                throw new Refusal(e);
            }
        };
        synchronized (this) {
            if (closed) {
                throw problem(new SQLException("the store is closed")).toException();
            }
            queue.add(new Item(write, 0, done));
            wanted = true;
            notifyAll();
        }
        try {
            boolean written = done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!written && !result.isCompletedExceptionally()) {
                Problem why = trouble;
                throw (why == null ? problem(new SQLException("it was not written")) : why).toException();
            }
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException expected) {
                throw expected;
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem(new SQLException(e)).toException();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new ProblemException(problem(new SQLException(e)), e);
        }
    }

    private void run() {
        while (true) {
            boolean last = awaitWork();
            for (Gatherer gatherer : gatherers) {
                gatherer.gather(this);
            }
            boolean written = commitAll();
            if (last) {
                finish();
                return;
            }
            if (!written) {
                pause();
            }
        }
    }

    /** @return whether this is the last time */
    @SuppressWarnings("WaitNotInLoop") // who wakes up early commits early
    private synchronized boolean awaitWork() {
        try {
            if (!wanted && !closed && waiting <= EAGER_BYTES) {
                wait(TICK_MILLIS);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        wanted = false;
        return closed;
    }

    @SuppressWarnings("WaitNotInLoop") // who wakes up early tries again early
    private synchronized void pause() {
        try {
            if (!closed) {
                wait(RETRY_MILLIS);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** @return whether everything that waited is written */
    private boolean commitAll() {
        while (true) {
            List<Item> items = next();
            if (items.isEmpty()) {
                return true;
            }
            if (!commit(items)) {
                return false;
            }
        }
    }

    /** Some items that are committed together: those that stand by themselves alone. */
    private synchronized List<Item> next() {
        List<Item> items = new ArrayList<>();
        long bytes = 0;
        for (Item item : queue) {
            if (!items.isEmpty() && (item.urgent != null || bytes + item.bytes > COMMIT_BYTES)) {
                break;
            }
            items.add(item);
            bytes += item.bytes;
            if (item.urgent != null) {
                break;
            }
        }
        return items;
    }

    private boolean commit(List<Item> items) {
        boolean written = false;
        try {
            identity.require(file);
            Database.execute(connection, "BEGIN IMMEDIATE");
            try {
                for (Item item : items) {
                    item.write.apply(connection);
                }
                Database.execute(connection, "COMMIT");
                written = true;
                trouble = null;
            } finally {
                if (!written) {
                    rollBack();
                }
            }
        } catch (SQLException e) {
            if (Database.mayPass(e)) {
                trouble = problem(e);
                refuse(items);
                return false;
            }
            if (!(e instanceof Refusal)) {
                System.getLogger(StoreWriter.class.getName())
                        .log(System.Logger.Level.ERROR, "the store refuses what it was to keep", e);
            }
        } catch (IOException e) {
            trouble = problem(e);
            refuse(items);
            return false;
        }
        done(items, written);
        return true;
    }

    private void rollBack() {
        try {
            Database.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            // the database has rolled back by itself
            System.getLogger(StoreWriter.class.getName()).log(System.Logger.Level.DEBUG, "rolled back already", e);
        }
    }

    private synchronized void done(List<Item> items, boolean written) {
        for (Item item : items) {
            queue.remove();
            waiting -= item.bytes;
            if (item.urgent != null) {
                item.urgent.complete(written);
            }
        }
        notifyAll();
    }

    /** Who waits for an answer gets it: it cannot be done now. The rest stays. */
    private synchronized void refuse(List<Item> items) {
        Item first = items.getFirst();
        if (first.urgent != null) {
            queue.remove();
            first.urgent.complete(false);
        } else {
            for (Item item : List.copyOf(queue)) {
                if (item.urgent != null) {
                    queue.remove(item);
                    item.urgent.complete(false);
                }
            }
        }
        notifyAll();
    }

    private Problem problem(Exception e) {
        return Problem.warning(
                Location.file(file.toString()), Message.of("runs.sqlite/not-written", String.valueOf(e.getMessage())));
    }

    private synchronized void finish() {
        for (Item item : queue) {
            if (item.urgent != null) {
                item.urgent.complete(false);
            }
        }
        notifyAll();
    }

    /** Writes what is left, where that can be done, and lets go of the file. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(StoreWriter.class.getName()).log(System.Logger.Level.INFO, "the store was not closed", e);
        }
    }
}
