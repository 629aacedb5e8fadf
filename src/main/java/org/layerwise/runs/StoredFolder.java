package org.layerwise.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.files.AtomicFile;
import org.layerwise.run.RecipeText;
import org.layerwise.run.RunRecipe;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameLog;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.RunEnd;

/** A run that is kept in a folder of its own, by the process that trains it. */
final class StoredFolder implements StoredRun {
    private final RunFolder folder;
    private final FileChannel held;
    private final FrameLog log;
    private final Ticker ticker;
    private volatile RunInfo info;

    private StoredFolder(RunFolder folder, FileChannel held, FrameLog log, RunInfo info, Ticker ticker) {
        this.folder = folder;
        this.held = held;
        this.log = log;
        this.info = info;
        this.ticker = ticker;
    }

    static StoredFolder begin(RunFolder folder, RunInfo info, RunRecipe recipe, FrameLayout layout, Ticker ticker)
            throws IOException {
        FileChannel held = folder.hold();
        boolean begun = false;
        try {
            byte[] text = RecipeText.write(recipe).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(folder.path().resolve(RunRecord.RECIPE), out -> out.write(text));
            FrameLog log = FrameLog.create(folder.path().resolve(RunRecord.FRAMES), layout);
            folder.write(info);
            begun = true;
            return new StoredFolder(folder, held, log, info, ticker);
        } finally {
            if (!begun) {
                folder.letGo(held);
            }
        }
    }

    @Override
    public RunInfo info() {
        return info;
    }

    @Override
    public Path checkpoint() {
        return folder.path().resolve(RunRecord.CHECKPOINT);
    }

    @Override
    public Path model() {
        return folder.path().resolve(RunRecord.MODEL);
    }

    @Override
    public RunRecord record() {
        return new RunRecord(info, folder.path());
    }

    @Override
    public void step(StepFrame frame) {
        log.step(frame);
    }

    @Override
    public void epoch(EpochFrame frame) {
        log.epoch(frame);
    }

    @Override
    public void flush() {
        log.flush();
    }

    @Override
    public void close() {
        log.close();
    }

    @Override
    public void ended(RunEnd end, Optional<Problem> problem) {
        RunInfo last = info.with(
                StoredState.of(end),
                problem.map(Problem::describe).orElse(""),
                ticker.now().toString());
        info = last;
        try {
            folder.write(last);
        } finally {
            release();
        }
    }

    private void release() {
        try {
            folder.letGo(held);
        } catch (IOException e) {
            System.getLogger(StoredFolder.class.getName())
                    .log(System.Logger.Level.INFO, "a run's lock is let go of when the program ends", e);
        }
    }

    @Override
    public Problem incomplete(Throwable cause, long frames) {
        Throwable first = cause.getCause() == null ? cause : cause.getCause();
        return Problem.error(
                Location.file(folder.path().toString()),
                Message.of("runs/record-incomplete", String.valueOf(first.getMessage())));
    }
}
