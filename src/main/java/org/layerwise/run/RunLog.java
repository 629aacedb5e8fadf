package org.layerwise.run;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Where;
import org.layerwise.files.AtomicFile;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameLog;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.telemetry.StepFrame;

/** Every number that a run records, in a working file, from which METRICS.csv is written when it is asked for. */
public final class RunLog implements RunWriter {
    private final Path file;
    private final FrameLog log;

    /** @throws ProblemException when there is no room in the temporary folder */
    RunLog(FrameLayout layout) {
        try {
            file = Files.createTempFile("layerwise-run", ".log");
            file.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Where.NOWHERE,
                            "the run's record cannot be made in the temporary folder: " + e.getMessage() + ".",
                            "Make room there, or make it writable."),
                    e);
        }
        log = new FrameLog(file, layout);
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
    public void close() {
        log.close();
    }

    @Override
    public Problem incomplete(Throwable cause, long frames) {
        return Problem.error(
                Where.file(file.toString()),
                "the run's record is incomplete: " + reason(cause) + ".",
                "Make room in the temporary folder and train again; the model is whole.");
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    /**
     * Writes METRICS.csv of what is recorded so far, whole or not at all.
     *
     * @throws ProblemException when it cannot be written
     */
    public void export(Path csv) {
        AtomicFile.write(csv, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            try {
                log.replay(new MetricsWriter(writer, log.layout()));
                writer.flush();
            } catch (UncheckedIOException e) {
                throw e.getCause() == null ? new IOException(e) : e.getCause();
            }
        });
    }

    /** Throws the record away. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(RunLog.class.getName())
                    .log(System.Logger.Level.INFO, "a run's record stays until the program ends", e);
        }
    }
}
