package org.layerwise.runs.sqlite;

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

    /**
     * @param row where it is in the store
     * @param before seconds that were trained by earlier parts
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
            EpochTally tally,
            ShotPlan shots) {
        this.store = store;
        this.writer = writer;
        this.ticker = ticker;
        this.row = row;
        this.progress = progress;
        this.layout = layout;
        this.before = before;
        this.tally = tally;
        this.block = new FrameBlock(layout.numbers());
        this.shots = shots;
        writer.add(gatherer);
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
            if (!room) {
                missing++;
                return;
            }
            block.add(frame.epoch(), frame.step(), frame.numbers());
            if (frame.hasArrays() && shots.wants(frame.step())) {
                writer.submit(shots.bytes(), shots.keep(row, frame));
            }
            if (block.isFull()) {
                submitBlock();
            }
        }
    }

    /** The block is written as such, in the place of its tails. */
    private void submitBlock() {
        FrameBlock full = block;
        block = new FrameBlock(layout.numbers());
        handedOver = 0;
        recordBytes += full.bytes();
        writer.submit(full.bytes(), connection -> {
            Database.update(connection, "DELETE FROM tail WHERE run = ?", row.number());
            full.write(connection, row.number());
        });
        submitEpochs();
    }

    @Override
    public synchronized void epoch(EpochFrame frame) {
        tally.add(frame);
        epochs.add(new EpochFrame(frame.epoch(), frame.step(), frame.values().clone()));
    }

    /** Epochs go behind the samples that came before them. */
    private void submitEpochs() {
        if (epochs.isEmpty()) {
            return;
        }
        List<EpochFrame> ended = List.copyOf(epochs);
        epochs.clear();
        writer.submit((long) ended.size() * layout.epochNumbers() * Double.BYTES, connection -> {
            for (EpochFrame frame : ended) {
                Database.update(
                        connection,
                        "INSERT OR REPLACE INTO epoch (run, epoch, step, data) VALUES (?, ?, ?, ?)",
                        row.number(),
                        frame.epoch(),
                        frame.step(),
                        Blobs.doubles(frame.values()));
            }
        });
    }

    /** On the store's thread: hands over what has come since the last time. */
    private void gather(StoreWriter to) {
        synchronized (this) {
            boolean idle = block.count() == handedOver && entered == null && !tally.isChanged();
            long now = ticker.now().toEpochMilli();
            if (over || to.trouble().isPresent() || (idle && now - beaten < 1000)) {
                return;
            }
            beaten = now;
            submitTail();
            submitEpochs();
            submitProgress(now);
        }
    }

    private void submitTail() {
        int from = handedOver;
        int to = block.count();
        if (to > from) {
            byte[] rows = block.rows(from, to);
            handedOver = to;
            writer.submit(
                    rows.length,
                    connection -> Database.update(
                            connection,
                            "INSERT INTO tail (run, count, data) VALUES (?, ?, ?)",
                            row.number(),
                            to - from,
                            rows));
        }
    }

    private void submitProgress(long now) {
        double seconds = before + progress.seconds();
        long steps = progress.step();
        long lost = missing;
        long bytes = recordBytes;
        RunState state = entered;
        entered = null;
        EpochTally.Snapshot figures = tally.snapshot();
        writer.submit(0, connection -> {
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
        recordBytes = 0;
    }

    private void setState(Connection connection, StoredState state) throws SQLException {
        Database.update(connection, "UPDATE run SET state = ? WHERE number = ?", state.name(), row.number());
    }

    @Override
    public void flush() {
        synchronized (this) {
            submitTail();
            submitEpochs();
            submitProgress(ticker.now().toEpochMilli());
        }
        writer.flush();
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
        writer.submit(0, connection -> warn(connection, row.number(), texts));
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
            over = true;
            if (block.count() > 0) {
                submitBlock();
            }
            submitEpochs();
            submitProgress(now);
            boolean asked = interrupted && end == RunEnd.STOPPED;
            StoredState state = asked ? StoredState.INTERRUPTED : StoredState.of(end);
            String reason = problem.map(Problem::describe).orElse("");
            writer.submit(
                    0,
                    connection -> Database.update(
                            connection,
                            "UPDATE run SET state = ?, reason = ?, ended = ?, bytes = bytes + ? WHERE number = ?",
                            state.name(),
                            reason,
                            now,
                            store.files().size(row.id()),
                            row.number()));
        }
        boolean written = writer.flush();
        row.letGo();
        if (!written) {
            throw Problem.error(
                            Location.file(store.folder().toString()),
                            Message.of(
                                    "runs/record-incomplete",
                                    writer.trouble().map(Problem::message).orElse("")))
                    .toException();
        }
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

    @Override
    public RunRecord record() {
        return store.open(row.id());
    }
}
