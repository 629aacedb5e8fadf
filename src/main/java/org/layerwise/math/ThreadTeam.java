package org.layerwise.math;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;

/**
 * Threads that share one run's work: the caller, and workers that take the blocks it has not begun. A block computes what it
 * would alone, whoever takes it, so results do not depend on how many threads there are. Workers begin with the first work
 * worth sharing; they wait in a loop between two pieces of work that follow each other closely, then sleep: an idle team uses
 * no processor. One thread calls, and not from within a block; nothing is allocated.
 */
public final class ThreadTeam implements AutoCloseable {

    /** Work in blocks that do not depend on each other. */
    @FunctionalInterface
    public interface Blocks {
        /**
         * Does one block.
         *
         * @param block from 0
         * @param member who does it: 0 is the caller, then the workers; for scratch of one's own
         */
        void run(int block, int member);
    }

    /** Work on a range of elements. */
    @FunctionalInterface
    public interface Range {
        void run(int from, int to);
    }

    /** Elements in a block of {@link #split}: 64 KiB of floats. */
    public static final int BLOCK = 1 << 14;

    /** Threads that a team can have. */
    public static final int MOST_THREADS = 32;

    /** Elements from which work on each is worth sharing: some 2–10 µs. */
    private static final int LEAST_ELEMENTS = 1 << 14;
    /** Elements of a row in a part of {@link #spread} are a multiple of this: four cache lines. */
    private static final int GRAIN = 64;

    /** The work at hand is never given up. */
    public static final BooleanSupplier NEVER = () -> false;

    private static final int MOST_BLOCKS = 0xFFFF;
    /** Rounds that a worker waits for more work before it sleeps: some 50 µs. */
    private static final int PATIENCE = 2_000;

    private final @Nullable Thread[] workers;
    private final AtomicLong ticket = new AtomicLong(); // round (32 bits), blocks (16), the next block (16)
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger asleep = new AtomicInteger(); // a bit for each worker
    private final ThreadCountTuner pace;
    private final RangeBlocks ranges = new RangeBlocks();
    private Blocks work = (block, member) -> {};
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;
    private BooleanSupplier givenUp = NEVER; // workers see it with the round that it is asked for
    private boolean wanted;
    private boolean begun;
    private boolean working;
    private int round;

    /**
     * A team that measures whether its workers pay.
     *
     * @param threads the caller included, from 1 to 32
     * @param pace decides in which steps the workers take part
     */
    public ThreadTeam(int threads, ThreadCountTuner pace) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("a team has 1 to " + MOST_THREADS + " threads, not " + threads);
        }
        this.pace = pace;
        this.workers = new Thread[threads - 1];
    }

    /**
     * A team for a run, whose workers take part as long as they pay.
     *
     * @param threads the most, the caller included
     */
    public static ThreadTeam of(int threads) {
        return new ThreadTeam(threads, ThreadCountTuner.measured(Ticker.SYSTEM));
    }

    /** The caller alone. */
    public static ThreadTeam ofOne() {
        return new ThreadTeam(1, ThreadCountTuner.TOGETHER);
    }

    /** How many threads there are, the caller included. */
    public int threads() {
        return workers.length + 1;
    }

    /** A step of training begins: decides whether the workers take part in it. */
    public void beginStep() {
        if (wanted) {
            pace.begin();
        }
    }

    /** The step is over. A step whose end is not told, such as one that was watched, does not count for the pace. */
    public void endStep() {
        if (wanted) {
            pace.end();
        }
    }

    /**
     * From now on it is asked between blocks whether the work at hand is given up. Work that is given up is left out; whoever
     * gives it asks {@link #isGivenUp} and uses nothing of what it left behind.
     *
     * @param asked once true, true for good; {@link #NEVER} for work that has to be done
     */
    public void giveUpWhen(BooleanSupplier asked) {
        givenUp = asked;
    }

    /** Whether the work at hand is given up. */
    public boolean isGivenUp() {
        return givenUp.getAsBoolean();
    }

    /** Whether the caller is to work alone for now. Asked only of work worth sharing: the workers' pace is measured from then on. */
    public boolean isAlone() {
        wanted = workers.length > 0;
        return !wanted || closed || !pace.together();
    }

    /**
     * Does blocks 0 … count − 1, and returns when all are done.
     *
     * @throws IllegalStateException when a worker failed in a block, now or earlier, with what it failed by
     */
    public void run(int count, Blocks blocks) {
        if (count <= 1 || count > MOST_BLOCKS || isAlone()) {
            for (int block = 0; block < count && !isGivenUp(); block++) {
                blocks.run(block, 0);
            }
            return;
        }
        if (working) {
            throw new IllegalStateException("a block of shared work shares work itself");
        }
        throwFailure();
        if (!begun) {
            begin();
        }
        work = blocks;
        finished.set(0);
        round++;
        working = true;
        ticket.set((long) round << Integer.SIZE | (long) count << Short.SIZE);
        wake();
        boolean done = false;
        try {
            takeBlocks(round, 0);
            done = true;
        } finally {
            working = false;
            if (!done) { // no block that is not begun yet is to be begun, and no worker is to be in one
                long last = ticket.getAndSet((long) round << Integer.SIZE);
                await((int) (last & MOST_BLOCKS));
            }
        }
        await(count);
        throwFailure();
    }

    private void throwFailure() {
        Throwable cause = failure;
        if (cause != null) {
            throw new IllegalStateException("a thread of the run failed: " + cause, cause);
        }
    }

    private void begin() {
        begun = true;
        for (int i = 0; i < workers.length; i++) {
            int member = i + 1;
            workers[i] = Threads.start("team-" + member, () -> serve(member));
        }
    }

    /**
     * Does a range in blocks of {@value #BLOCK} elements.
     *
     * @param size elements 0 … size − 1
     */
    public void split(int size, Range range) {
        share(size, BLOCK, size, range);
    }

    /**
     * Does a range whose every element stands for many, such as a column of a matrix, in one part for each thread.
     *
     * @param size 0 … size − 1
     * @param elements how many there are behind the range
     */
    public void spread(int size, int elements, Range range) {
        int part = (size + workers.length) / (workers.length + 1);
        share(size, (part + GRAIN - 1) / GRAIN * GRAIN, elements, range);
    }

    private void share(int size, int block, int elements, Range range) {
        if (elements < LEAST_ELEMENTS || block >= size || isAlone()) {
            range.run(0, size);
            return;
        }
        ranges.range = range;
        ranges.size = size;
        ranges.block = block;
        run((size + block - 1) / block, ranges);
    }

    private static final class RangeBlocks implements Blocks {
        private Range range = (from, to) -> {};
        private int size;
        private int block;

        @Override
        public void run(int index, int member) {
            range.run(index * block, Math.min(size, (index + 1) * block));
        }
    }

    private void wake() {
        for (int bits = asleep.get(); bits != 0; bits &= bits - 1) {
            LockSupport.unpark(workers[Integer.numberOfTrailingZeros(bits)]);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it; the worker may be waiting for this very core
    private void await(int count) {
        for (int i = 0; finished.get() < count; i++) {
            if (i < PATIENCE) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    /** Takes blocks of a round until there are none left. @return whether there was any */
    private boolean takeBlocks(int of, int member) {
        boolean any = false;
        while (true) {
            long now = ticket.get();
            int block = (int) (now & MOST_BLOCKS);
            int count = (int) (now >>> Short.SIZE) & MOST_BLOCKS;
            if ((int) (now >>> Integer.SIZE) != of || block >= count) {
                return any;
            }
            if (ticket.compareAndSet(now, now + 1)) {
                boolean done = false;
                try {
                    if (!isGivenUp()) {
                        work.run(block, member);
                    }
                    done = true;
                } finally {
                    if (done || member == 0) { // a worker's failure is known before its block is finished
                        finished.incrementAndGet();
                    }
                }
                any = true;
            }
        }
    }

    private void serve(int member) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {
            failure = thrown;
            finished.incrementAndGet();
        });
        int seen = 0;
        int waited = 0;
        while (!closed) {
            int now = (int) (ticket.get() >>> Integer.SIZE);
            if (now != seen) {
                seen = now;
                waited = takeBlocks(now, member) ? 0 : waited;
            } else if (waited < PATIENCE) {
                waited++;
                Thread.onSpinWait();
            } else {
                sleep(member, seen);
                waited = 0;
            }
        }
    }

    private void sleep(int member, int seen) {
        int bit = 1 << (member - 1);
        asleep.getAndUpdate(bits -> bits | bit);
        while (!closed && (int) (ticket.get() >>> Integer.SIZE) == seen) {
            LockSupport.park(this);
        }
        asleep.getAndUpdate(bits -> bits & ~bit);
    }

    /** Ends the workers, which are not waited for; work that comes yet is done by the caller alone. */
    @Override
    public void close() {
        closed = true;
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
    }
}
