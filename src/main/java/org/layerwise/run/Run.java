package org.layerwise.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.base.Where;
import org.layerwise.data.PreparedData;
import org.layerwise.experiment.Experiment;
import org.layerwise.telemetry.DisplayRing;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameLog;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.telemetry.Recorder;
import org.layerwise.train.EpochSummary;
import org.layerwise.train.Model;
import org.layerwise.train.RunControl;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.RunState;
import org.layerwise.train.Trainer;

/** One run in the background, with its controls, its frames for the screen, and its record. */
public final class Run {
    private final Experiment experiment;
    private final PreparedData data;
    private final Trainer trainer;
    private final RunControl control;
    private final DisplayRing ring;
    private final FrameLog log;
    private final Path logFile;
    private final Recorder recorder;
    private final RunProgress progress;
    private volatile boolean discarded;
    private boolean listenerFailed;
    private volatile @Nullable RunEnd end;
    private volatile @Nullable Problem problem;

    private Run(Experiment experiment, PreparedData data, boolean paused, Ticker ticker, Runnable changed) {
        this.experiment = experiment;
        this.data = data;
        this.trainer = new Trainer(experiment, data, ticker);
        this.control = new RunControl(paused, () -> stateChanged(changed));
        this.ring = new DisplayRing(trainer.layout());
        this.logFile = temporaryFile();
        this.log = new FrameLog(logFile, trainer.layout());
        this.recorder = new Recorder("layerwise-recorder", trainer.layout(), log);
        this.progress = new RunProgress(
                ticker, experiment.training().epochs(), data.train().rows());
    }

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempFile("layerwise-run", ".log");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Where.NOWHERE,
                            "the run's record cannot be made in the temporary folder: " + e.getMessage() + ".",
                            "Make room there, or make it writable."),
                    e);
        }
    }

    /**
     * Begins a run.
     *
     * @param paused whether it waits before its first batch
     * @param changed told of every change of state, on whatever thread makes it
     * @throws ProblemException when the network does not fit the data, or neither fits into memory
     */
    public static Run start(Experiment experiment, PreparedData data, boolean paused, Ticker ticker, Runnable changed) {
        try {
            Run session = new Run(experiment, data, paused, ticker, changed);
            Threads.start("layerwise-run", session::train);
            return session;
        } catch (OutOfMemoryError e) {
            throw new ProblemException(
                    Problem.error(
                            Where.NOWHERE,
                            "the network and its batches do not fit into memory.",
                            "Make the layers or the batch smaller, or give Layerwise more memory: "
                                    + "LAYERWISE_JAVA_OPTIONS=-Xmx12g."),
                    e);
        }
    }

    /** Whoever listens may fail, but not the run. On the run's thread. */
    private void stateChanged(Runnable listener) {
        if (control.state() == RunState.RUNNING) {
            progress.resumed();
        }
        try {
            listener.run();
        } catch (RuntimeException e) {
            if (!listenerFailed) {
                listenerFailed = true;
                System.getLogger(Run.class.getName())
                        .log(System.Logger.Level.WARNING, "somebody who follows the run failed; the run goes on", e);
            }
        }
    }

    /** The run's thread: whatever ends it leaves a reason. */
    private void train() {
        try {
            RunListener listener = new RunListener() {
                @Override
                public void updated(int epoch, long step, int rows) {
                    progress.updated(epoch, step, rows);
                }

                @Override
                public void epochEnded(EpochSummary summary) {
                    progress.epochEnded(summary);
                }

                @Override
                public void ended(RunEnd reason) {
                    end = reason;
                    problem = reason == RunEnd.NOT_FINITE ? trainer.notFinite() : null;
                    progress.ended();
                }
            };
            trainer.run(control, List.of(ring, recorder), listener);
        } catch (Throwable e) {
            problem = failure(e);
            control.fail();
        }
        if (discarded) {
            deleteLog();
        }
    }

    private Problem failure(Throwable thrown) {
        Where where = Where.step(trainer.step(), "");
        return thrown instanceof OutOfMemoryError
                ? Problem.error(
                        where,
                        "there was not enough memory to go on; the weights so far are kept.",
                        "Try a smaller batch or network, or close other tables and runs.")
                : Problem.error(
                        where,
                        "the run failed: " + thrown + ".",
                        "The weights so far are kept. Please report this if it happens again.");
    }

    /** The experiment as it was when the run began. */
    public Experiment experiment() {
        return experiment;
    }

    public PreparedData data() {
        return data;
    }

    public RunControl control() {
        return control;
    }

    public RunState state() {
        return control.state();
    }

    public FrameLayout layout() {
        return trainer.layout();
    }

    /** The newest frames, for the screen; one consumer. */
    public DisplayRing ring() {
        return ring;
    }

    public RunProgress progress() {
        return progress;
    }

    /** Steps between samples. */
    public int cadence() {
        return trainer.cadence();
    }

    /** What multiplies the matrices. */
    public String blasName() {
        return trainer.blasName();
    }

    /** How often the run had to wait for its record to be written. */
    public long recorderWaits() {
        return recorder.waits();
    }

    /** Why the run ended; null while it goes on. */
    public @Nullable RunEnd end() {
        return end;
    }

    /** What went wrong, if anything. */
    public @Nullable Problem problem() {
        return problem;
    }

    /** The model as it is at the next batch boundary. */
    public CompletableFuture<Model> model() {
        return control.atBoundary(trainer::model);
    }

    /** What is missing from the run's record, when it could not be kept; null when nothing is. */
    public @Nullable Problem recordProblem() {
        Throwable failure = recorder.failure();
        return failure == null
                ? null
                : Problem.error(
                        Where.file(logFile.toString()),
                        "the run's record is incomplete: " + reason(failure) + ".",
                        "Make room in the temporary folder and train again; the model is whole.");
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    /**
     * Writes METRICS.csv of what is recorded so far.
     *
     * @throws ProblemException when it cannot be written, or what was written is incomplete
     */
    public void writeMetrics(Path file) {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            log.replay(new MetricsWriter(out, trainer.layout()));
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(
                    Problem.error(
                            Where.file(file.toString()),
                            "the metrics cannot be written: " + reason(e) + ".",
                            "Choose another place, or make room."),
                    e);
        }
        Problem missing = recordProblem();
        if (missing != null) {
            throw missing.toException();
        }
    }

    /** Ends the run and throws its record away. */
    public void discard() {
        discarded = true;
        control.stop();
        if (state() == RunState.ENDED) {
            deleteLog();
        }
    }

    private void deleteLog() {
        try {
            Files.deleteIfExists(logFile);
        } catch (IOException e) {
            System.getLogger(Run.class.getName())
                    .log(System.Logger.Level.INFO, "a run's record stays until the program ends", e);
        }
    }
}
