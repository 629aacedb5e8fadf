package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.table.ReadProgress;

/** Which file is being read or was read last, in what way, and how far. The file asked for last counts; others stop. */
public final class TableReading {
    private static final double BETWEEN_REPORTS = 0.1;

    private final Executor front;
    private final Runnable changed;
    private final AtomicInteger asked = new AtomicInteger();
    private ReadOptions options = ReadOptions.AUTO;
    private @Nullable Path file;
    private ReadProgress.@Nullable State progress;
    private List<Problem> failure = List.of();
    private boolean underWay;

    /** The table that is open, and how it was read. */
    private @Nullable OpenTable open;

    private ReadOptions openOptions = ReadOptions.AUTO;

    /** An experiment is open without its table. */
    private boolean isAlone;

    /**
     * @param front where {@code changed} is told
     * @param changed told of progress
     */
    TableReading(Executor front, Runnable changed) {
        this.front = front;
        this.changed = changed;
    }

    /** How the file is read: what is given, and what is found out. */
    public ReadOptions options() {
        return options;
    }

    /** The file; empty before one was opened. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** How far the reading is; empty when nothing large is being read. */
    public Optional<ReadProgress.State> progress() {
        return Optional.ofNullable(progress);
    }

    /** Whether the file could not be read in this way. */
    public boolean isFailed() {
        return !failure.isEmpty();
    }

    /** Why the file could not be read in this way; empty when it could. */
    public List<Problem> failure() {
        return failure;
    }

    /** The file that could not be read, where something else is open or nothing is. */
    public Optional<Path> unread() {
        boolean isOther = open == null ? !isAlone : !open.path().equals(file);
        return isFailed() && isOther ? Optional.ofNullable(file) : Optional.empty();
    }

    /** Whether a file is being read. */
    public boolean isUnderWay() {
        return underWay;
    }

    /** Ends the reading that is under way; what is open counts again. */
    public void cancel() {
        asked.incrementAndGet();
        backToOpen();
        changed.run();
    }

    /** Lets go of the file that could not be read; what is open counts again. */
    public void forgetFailure() {
        if (isFailed()) {
            backToOpen();
            changed.run();
        }
    }

    private void backToOpen() {
        underWay = false;
        progress = null;
        failure = List.of();
        file = open == null ? null : open.path();
        options = openOptions;
    }

    /**
     * Reads a file in the background. Where another is asked for meanwhile, this one counts for nothing.
     *
     * @param work reads, and asks its argument whether to go on
     * @param then takes what was read
     * @param failed told what is wrong with the file; nothing when the reading was cancelled
     */
    void read(
            Background background,
            Path path,
            ReadOptions how,
            Function<ReadProgress, OpenedExperiment> work,
            Consumer<OpenedExperiment> then,
            Consumer<List<Problem>> failed) {
        int ticket = begin(path, how);
        ReadProgress watched = watch(ticket);
        background.run(
                () -> work.apply(watched),
                opened -> {
                    if (isLast(ticket)) {
                        end(List.of());
                        then.accept(opened);
                    }
                },
                problems -> {
                    if (isLast(ticket)) {
                        end(problems);
                        failed.accept(problems);
                        changed.run();
                    } else if (!problems.isEmpty()) {
                        failed.accept(problems);
                    }
                });
    }

    /** Begins to read; what was being read no longer counts. */
    private int begin(Path next, ReadOptions how) {
        file = next;
        options = how;
        progress = null;
        failure = List.of();
        underWay = true;
        return asked.incrementAndGet();
    }

    private boolean isLast(int ticket) {
        return asked.get() == ticket;
    }

    /** Ends with the problems for which a table could not be read, or without any. */
    private void end(List<Problem> problems) {
        progress = null;
        underWay = false;
        boolean isTable = file != null && !file.toString().endsWith(".json");
        if (isTable) {
            failure = problems;
        } else if (!problems.isEmpty()) {
            backToOpen();
        }
    }

    /** Notes what was opened, perhaps without a table: an experiment says itself how its table is read. */
    void opened(@Nullable OpenTable table) {
        if (table == null) {
            file = null;
            options = ReadOptions.AUTO;
        } else if (!table.path().equals(file)) {
            file = table.path();
            options = new ReadOptions(table.recorded(), table.faults());
        }
        open = table;
        openOptions = options;
        isAlone = table == null;
        failure = List.of();
    }

    /** Tells the front now and then, until something else is read. Called while reading. */
    private ReadProgress watch(int ticket) {
        double[] told = {0};
        return state -> {
            if (state.seconds() > told[0] + BETWEEN_REPORTS) {
                told[0] = state.seconds();
                front.execute(() -> tell(ticket, state));
            }
            return isLast(ticket);
        };
    }

    private void tell(int ticket, ReadProgress.State state) {
        if (isLast(ticket)) {
            progress = state;
            changed.run();
        }
    }
}
