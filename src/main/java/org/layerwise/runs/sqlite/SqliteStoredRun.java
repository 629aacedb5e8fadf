package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.run.RunProgress;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.StoredRun;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunState;

/**
 * A run that is being kept. Its frames come on the recorder's thread and are gathered here; the store's thread fetches them a
 * few times a second.
 */
final class SqliteStoredRun implements StoredRun {
    /** While nothing comes, its process is heard of so often. */
    private static final long IDLE_NANOS = 10_000_000_000L;

    /** A checkpoint, and the run's end, wait so long for the record at most. */
    private static final long FLUSH_MILLIS = 5_000;

    /** What an epoch's frame takes in memory beside its values, about. */
    private static final int EPOCH_BYTES = 96;

    private final SqliteRunStore store;
    private final StoreWriter writer;
    private final Ticker ticker;
    private final RunRow row;
    private final RunProgress progress;
    private final FrameLayout layout;
    private final ShotPlan shots;
    private final double before;
    private final EpochTally tally;
    private final StoreWriter.Gatherer gatherer = this::gather;
    private final List<EpochFrame> epochs = new ArrayList<>();
    private FrameBlock block;
    private int handedOver;
    private long recordBytes;
    private long missing;
    private boolean interrupted;
    private boolean over;
    private @Nullable RunState entered;
    private long beaten;
    private @Nullable RunRecord waiting;

    /**
     * @param row where it is in the store
     * @param before seconds that were trained by earlier parts
     * @param missing frames of earlier parts that could not be kept
     * @param tally of the epochs so far
     * @param shots of which steps histograms are kept
     */
    SqliteStoredRun(
            SqliteRunStore store,
            StoreWriter writer,
            Ticker ticker,
            RunRow row,
            RunProgress progress,
            FrameLayout layout,
            double before,
            long missing,
            EpochTally tally,
            ShotPlan shots) {
        this.store = store;
        this.writer = writer;
        this.ticker = ticker;
        this.row = row;
        this.progress = progress;
        this.layout = layout;
        this.before = before;
        this.missing = missing;
        this.beaten = ticker.nanos();
        this.tally = tally;
        this.block = new FrameBlock(layout.numbers());
        this.shots = shots;
        writer.add(gatherer);
        store.goesOn(this);
    }

    @Override
    public String id() {
        return row.id();
    }

    private Path file(String name) {
        return store.files().of(row.id()).resolve(name);
    }

    @Override
    public Path checkpoint() {
        return file(RunRecord.CHECKPOINT);
    }

    @Override
    public Path best() {
        return file(RunRecord.BEST);
    }

    @Override
    public Path model() {
        return file(RunRecord.MODEL);
    }

    @Override
    public boolean takesArrays() {
        return layout.arrays() > 0;
    }

    @Override
    public boolean wantsArrays(long step) {
        return shots.wants(step);
    }

    @Override
    public void step(StepFrame frame) {
        if (!frame.isRecorded()) {
            return;
        }
        boolean room = writer.hasRoom();
        synchronized (this) {
            if (!room || over) {
                missing++;
                return;
            }
            block.add(frame.epoch(), frame.step(), frame.numbers());
            if (frame.hasArrays() && shots.wants(frame.step())) {
                writer.submit(shots.bytes(), shots.keep(row, frame), written -> {});
            }
            if (block.isFull()) {
                submitBlock();
            }
        }
    }

    @Override
    public void epoch(EpochFrame frame) {
        boolean room = writer.hasRoom();
        synchronized (this) {
            tally.add(frame);
            if (!room || over) {
                missing++;
                return;
            }
            epochs.add(
                    new EpochFrame(frame.epoch(), frame.step(), frame.values().clone()));
            if (epochs.size() >= FrameBlock.FULL) {
                submitTail();
            }
        }
    }

    /** The block is written as such, in the place of its tails, in one commit with the epochs that ended in it. */
    private void submitBlock() {
        FrameBlock full = block;
        int fresh = full.count() - handedOver;
        block = new FrameBlock(layout.numbers());
        handedOver = 0;
        recordBytes += full.bytes();
        List<EpochFrame> ended = takeEpochs();
        submit(full.bytes(), fresh, ended, connection -> {
            Database.update(connection, "DELETE FROM tail WHERE run = ?", row.number());
            full.write(connection, row.number());
        });
    }

    /** What the block has got since the last time is written as it is, in one commit with the epochs that ended in it. */
    private void submitTail() {
        int from = handedOver;
        int to = block.count();
        List<EpochFrame> ended = takeEpochs();
        byte[] rows = block.rows(from, to);
        handedOver = to;
        if (to > from || !ended.isEmpty()) {
            submit(rows.length, to - from, ended, connection -> {
                if (to > from) {
                    Database.update(
                            connection,
                            "INSERT INTO tail (run, count, data) VALUES (?, ?, ?)",
                            row.number(),
                            to - from,
                            rows);
                }
            });
        }
    }

    private List<EpochFrame> takeEpochs() {
        List<EpochFrame> ended = List.copyOf(epochs);
        epochs.clear();
        return ended;
    }

    /** @param steps that are lost when it cannot be written */
    private void submit(long bytes, int steps, List<EpochFrame> ended, StoreWriter.Write samples) {
        long more = (long) ended.size() * (EPOCH_BYTES + (long) layout.epochNumbers() * Double.BYTES);
        writer.submit(
                bytes + more,
                connection -> {
                    samples.apply(connection);
                    for (EpochFrame frame : ended) {
                        Database.update(
                                connection,
                                "INSERT OR REPLACE INTO epoch (run, epoch, step, data) VALUES (?, ?, ?, ?)",
                                row.number(),
                                frame.epoch(),
                                frame.step(),
                                Blobs.doubles(frame.values()));
                    }
                },
                written -> lose(written ? 0 : steps + ended.size()));
    }

    private synchronized void lose(int frames) {
        missing += frames;
    }

    /** On the store's thread: hands over what has come since the last time. */
    private synchronized void gather() {
        boolean idle = block.count() == handedOver && epochs.isEmpty() && entered == null && !tally.isChanged();
        long now = ticker.nanos();
        if (over || writer.trouble().isPresent() || (idle && now - beaten < IDLE_NANOS)) {
            return;
        }
        beaten = now;
        submitTail();
        submitProgress();
    }

    private void submitProgress() {
        long now = ticker.now().toEpochMilli();
        double seconds = before + progress.seconds();
        long steps = progress.step();
        long lost = missing;
        long bytes = recordBytes;
        RunState state = entered;
        entered = null;
        recordBytes = 0;
        EpochTally.Snapshot figures = tally.snapshot();
        writer.submit(connection -> {
            Database.update(
                    connection,
                    "UPDATE run SET seconds = ?, steps = ?, epochs = ?, missing = ?, heartbeat = ?, bytes = bytes + ?"
                            + " WHERE number = ?",
                    seconds,
                    steps,
                    figures.epochs(),
                    lost,
                    now,
                    bytes,
                    row.number());
            if (state != null) {
                setState(connection, state == RunState.PAUSED ? StoredState.PAUSED : StoredState.RUNNING);
            }
            figures.write(connection, row.number());
        });
    }

    private void setState(Connection connection, StoredState state) throws SQLException {
        Database.update(connection, "UPDATE run SET state = ? WHERE number = ?", state.name(), row.number());
    }

    @Override
    public void flush() {
        synchronized (this) {
            submitTail();
            submitProgress();
        }
        writer.flush(FLUSH_MILLIS);
    }

    @Override
    public void close() {
        // what is left is written when it is said how the run ended
    }

    @Override
    public synchronized void entered(RunState state) {
        if (state != RunState.ENDED) {
            entered = state;
        }
    }

    @Override
    public synchronized void interrupt() {
        interrupted = true;
    }

    @Override
    public void warn(List<Problem> problems) {
        List<String> texts = problems.stream().map(Problem::describe).toList();
        writer.submit(connection -> warn(connection, row.number(), texts));
    }

    static void warn(Connection connection, long run, List<String> texts) throws SQLException {
        for (String text : texts) {
            Database.update(connection, "INSERT INTO warning (run, text) VALUES (?, ?)", run, text);
        }
    }

    @Override
    public void ended(RunEnd end, Optional<Problem> problem) {
        long now = ticker.now().toEpochMilli();
        writer.remove(gatherer);
        synchronized (this) {
            if (block.count() > 0) {
                submitBlock();
            } else {
                submitTail();
            }
            submitProgress();
            over = true;
            boolean asked = interrupted && end == RunEnd.STOPPED;
            StoredState state = asked ? StoredState.INTERRUPTED : StoredState.of(end);
            String reason = problem.map(Problem::describe).orElse("");
            StoreWriter.Write last = connection -> {
                Database.update(
                        connection,
                        "UPDATE run SET state = ?, reason = ?, ended = ?, missing = ? WHERE number = ?",
                        state.name(),
                        reason,
                        now,
                        lost(),
                        row.number());
                FrameBlock.sum(connection, row.number(), store.files().size(row.id()));
            };
            // while some of it waits, nobody may go on in its record: the lock is held until that is written
            writer.submit(0, last, written -> store.finished(this));
        }
        if (!writer.flush(FLUSH_MILLIS) && !store.isClosed()) {
            throw Problem.error(
                            Location.file(store.folder().toString()),
                            Message.of(
                                    "runs/record-waits",
                                    writer.trouble().map(Problem::message).orElse("")))
                    .toException();
        }
    }

    private synchronized long lost() {
        return missing;
    }

    /** Its folder is elsewhere from now on. */
    void moveTo(RunFiles files) throws IOException {
        row.moveTo(files);
    }

    /** It is kept no further: whoever looks finds it interrupted, unless its end is written. */
    synchronized void letGo() {
        over = true;
        writer.remove(gatherer);
        row.letGo();
    }

    @Override
    public List<Problem> missing() {
        long lost;
        synchronized (this) {
            lost = missing;
        }
        return lost == 0
                ? List.of()
                : List.of(Problem.error(
                        Location.file(store.folder().toString()), Message.of("runs/frames-missing", lost)));
    }

    @Override
    public Problem incomplete(Throwable cause, long frames) {
        Throwable first = cause.getCause() == null ? cause : cause.getCause();
        return Problem.error(
                Location.file(store.folder().toString()),
                Message.of("runs/record-incomplete", String.valueOf(first.getMessage())));
    }

    /** What its record is as long as its beginning is not written. */
    SqliteStoredRun waitingAs(RunRecord record) {
        waiting = record;
        return this;
    }

    @Override
    public RunRecord record() {
        RunRecord unwritten = waiting;
        if (unwritten != null && row.number() == 0) {
            return unwritten;
        }
        return store.open(row.id());
    }
}
