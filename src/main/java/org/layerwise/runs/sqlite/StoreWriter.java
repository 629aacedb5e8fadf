package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.runs.sqlite.WriteQueue.Item;

/**
 * The one thread that writes the store. What is to be written is gathered and committed a few times a second. When the store
 * cannot be written, everything waits, in order, and is tried again; what waits is bounded by whoever asks {@link #hasRoom}. A
 * write that can never succeed is left out alone: whatever it throws takes nothing else along.
 */
final class StoreWriter implements AutoCloseable {
    private static final long TICK_MILLIS = 250;
    private static final long RETRY_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 30_000;

    /** Who waits for an answer is patient with another process that writes. */
    private static final long LOCK_NANOS = 4_000_000_000L;

    /** A commit that takes longer is in trouble. */
    private static final long SLOW_NANOS = 3_000_000_000L;

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
        void gather();
    }

    /** A work was refused for a reason that its caller gets: nothing of it is written. */
    private static final class Refusal extends SQLException {
        Refusal(ProblemException why) {
            super(why);
        }
    }

    /**
     * Goes on in another file.
     *
     * @param file where there is none yet
     * @param opener opens it
     */
    private record Move(Path file, StoreConnection.Opener opener, CompletableFuture<Boolean> done) {}

    private final Ticker ticker;
    private final WriteQueue queue;
    private final List<Gatherer> gatherers = new CopyOnWriteArrayList<>();
    private final StoreConnection connection;
    private final Thread thread;
    private long lockedSince;
    private volatile boolean locked;
    private volatile long began;
    private volatile boolean committing;
    private volatile @Nullable Move move;
    private volatile @Nullable Problem trouble;

    /** @param connection belongs to this writer from now on */
    StoreWriter(StoreConnection connection, Ticker ticker) {
        this.connection = connection;
        this.ticker = ticker;
        this.queue = new WriteQueue(ticker);
        this.thread = Threads.start("layerwise-store", this::run);
    }

    void add(Gatherer gatherer) {
        gatherers.add(gatherer);
    }

    void remove(Gatherer gatherer) {
        gatherers.remove(gatherer);
    }

    /**
     * Adds something to be written soon.
     *
     * @param bytes that it takes in memory until then
     * @param outcome gets whether it was written, or never will be
     */
    void submit(long bytes, Write write, Consumer<Boolean> outcome) {
        if (!queue.add(Item.patient(write, bytes, outcome))) {
            outcome.accept(false);
        }
    }

    /** Adds something to be written soon, whose loss is nobody's. */
    void submit(Write write) {
        submit(0, write, written -> {});
    }

    /**
     * Waits until there is room for more.
     *
     * @return false: nothing can be written at the moment, and as much waits as may
     */
    boolean hasRoom() {
        return queue.hasRoom(() -> trouble != null && !locked);
    }

    /** Why nothing can be written at the moment; empty when it can. */
    Optional<Problem> trouble() {
        Problem known = trouble;
        return known == null && committing && ticker.nanos() - began > SLOW_NANOS
                ? Optional.of(StoreTrouble.slow(connection.file()))
                : Optional.ofNullable(known);
    }

    /**
     * Waits until what was submitted so far is on the disk, or cannot be brought there.
     *
     * @return whether it is
     */
    boolean flush(long millis) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Item item = Item.awaited(database -> {}, done);
        if (!queue.add(item)) {
            return queue.isEmpty();
        }
        try {
            return done.get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            System.getLogger(StoreWriter.class.getName()).log(System.Logger.Level.DEBUG, "not written yet", e);
        }
        queue.remove(List.of(item));
        return false;
    }

    boolean flush() {
        return flush(PATIENCE_MILLIS);
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
                result.obtrudeValue(work.apply(database));
            } catch (ProblemException e) {
                result.obtrudeException(e);
                throw new Refusal(e);
            }
        };
        Item item = Item.awaited(write, done);
        if (!queue.add(item)) {
            throw StoreTrouble.of(connection.file(), new SQLException("the store is closed"))
                    .toException();
        }
        try {
            boolean written = done.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (!written && !result.isCompletedExceptionally()) {
                throw trouble()
                        .orElseGet(() -> StoreTrouble.of(connection.file(), new SQLException("it was not written")))
                        .toException();
            }
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException expected ? expected : e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException mistake
                    ? mistake
                    : new ProblemException(StoreTrouble.of(connection.file(), cause(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            queue.remove(List.of(item));
            throw new ProblemException(StoreTrouble.of(connection.file(), e), e);
        } catch (TimeoutException e) {
            queue.remove(List.of(item)); // nobody expects it any more
            throw new ProblemException(StoreTrouble.slow(connection.file()), e);
        }
    }

    /**
     * Goes on in another file, which gets what this one has, even where this one's name is gone.
     *
     * @param to where there is none yet
     * @throws ProblemException when it cannot be made; then nothing has changed
     */
    void moveTo(Path to, StoreConnection.Opener by) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        move = new Move(to, by, done);
        queue.hurry();
        while (!done.isDone() && thread.isAlive()) {
            LockSupport.parkNanos(1_000_000);
        }
        if (!done.isDone()) {
            answerMove(new SQLException("the store is closed"));
        }
        try {
            done.join();
        } catch (CompletionException e) {
            throw new ProblemException(StoreTrouble.of(to, cause(e)), e);
        }
    }

    private static Throwable cause(Exception e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private void run() {
        while (true) {
            boolean last = queue.awaitWork(TICK_MILLIS);
            gatherers.forEach(this::gather);
            boolean written = commitAll();
            if (last && (written || !locked || ticker.nanos() - lockedSince > LOCK_NANOS)) {
                queue.removeAll().forEach(item -> item.answer(false));
                answerMove(new SQLException("the store is closed"));
                return;
            }
            if (!written) {
                queue.pause(RETRY_MILLIS);
            }
        }
    }

    /** One that fails is not asked again; what it has is written at its end. */
    private void gather(Gatherer gatherer) {
        try {
            gatherer.gather();
        } catch (Throwable e) {
            report(e);
            if (!StoreTrouble.mayPass(e)) {
                gatherers.remove(gatherer);
            }
        }
    }

    private static void report(Throwable e) {
        System.getLogger(StoreWriter.class.getName())
                .log(System.Logger.Level.ERROR, "the store leaves out what it was to keep", e);
    }

    /** @return whether everything that waited is written */
    private boolean commitAll() {
        goOnElsewhere();
        for (List<Item> items = queue.next(); !items.isEmpty(); items = queue.next()) {
            if (!commit(items)) {
                return false;
            }
        }
        if (trouble != null) { // nothing waits that would say that it is over
            Throwable failure = attempt(List.of());
            trouble = failure == null ? null : StoreTrouble.of(connection.file(), failure);
        }
        return true;
    }

    /** @return false: it is to be tried again later */
    private boolean commit(List<Item> items) {
        Throwable failure = attempt(items);
        if (failure == null) {
            trouble = null;
            locked = false;
            queue.remove(items);
            items.forEach(item -> item.answer(true));
            return true;
        }
        if (!(failure instanceof Refusal) && StoreTrouble.mayPass(failure)) {
            later(failure);
            return false;
        }
        if (items.size() > 1) { // one of them is at fault; the others are written
            for (Item each : items) {
                if (!commit(List.of(each))) {
                    return false;
                }
            }
            return true;
        }
        queue.remove(items);
        if (failure instanceof Refusal) {
            items.getFirst().answer(false);
        } else {
            report(failure);
            items.getFirst().fail(failure);
        }
        return true;
    }

    /** Who waits for an answer gets it: it cannot be done now. The rest stays. */
    private void later(Throwable failure) {
        boolean lock = StoreTrouble.isLock(failure);
        if (lock && !locked) {
            lockedSince = ticker.nanos();
        }
        locked = lock;
        trouble = StoreTrouble.of(connection.file(), failure);
        if (failure instanceof SQLException exact && Database.isDamage(exact)) {
            StoreOpening.suspect(connection.file());
        }
        if (!lock || ticker.nanos() - lockedSince > LOCK_NANOS) {
            queue.removeAwaited().forEach(item -> item.answer(false));
        }
    }

    /** @return why nothing was written; null when all was */
    private @Nullable Throwable attempt(List<Item> items) {
        began = ticker.nanos();
        committing = true;
        try {
            connection.commit(items);
            return null;
        } catch (Throwable e) {
            return e;
        } finally {
            committing = false;
        }
    }

    private void goOnElsewhere() {
        Move wanted = move;
        if (wanted == null) {
            return;
        }
        try {
            connection.moveTo(wanted.file(), wanted.opener());
            trouble = null;
            move = null;
            wanted.done().complete(true);
        } catch (Throwable e) {
            answerMove(e);
        }
    }

    private void answerMove(Throwable e) {
        Move wanted = move;
        move = null;
        if (wanted != null) {
            wanted.done().completeExceptionally(e);
        }
    }

    /** Writes what is left, where that can be done, and lets go of the file. */
    @Override
    public void close() {
        queue.close();
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
        connection.close();
    }
}
