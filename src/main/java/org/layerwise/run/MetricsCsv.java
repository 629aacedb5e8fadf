package org.layerwise.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.files.MetricsFile;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.Trainer;

/** METRICS.csv, written while the run goes on. */
public final class MetricsCsv implements RunWriter {
    private final Path file;
    private final MetricsWriter writer;

    private MetricsCsv(Path file, MetricsWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Begins a file, or goes on in one behind the step at which the run is resumed.
     *
     * @param told takes a note when a resumed run finds no file to go on in
     * @throws org.layerwise.base.ProblemException when it cannot be written, or lacks rows up to that step
     */
    static MetricsCsv open(Path file, Trainer trainer, boolean resumed, Consumer<List<Problem>> told) {
        boolean goesOn = resumed && Files.exists(file);
        if (resumed && !goesOn) {
            told.accept(List.of(
                    Problem.note(Location.file(file.toString()), Message.of("run/metrics-new", trainer.step()))));
        }
        MetricsFile metrics = new MetricsFile(file);
        return new MetricsCsv(
                file,
                goesOn
                        ? metrics.resume(
                                trainer.layout(), trainer.step(), trainer.wholeEpochs(), trainer.lastRecordedStep())
                        : metrics.begin(trainer.layout()));
    }

    @Override
    public void step(StepFrame frame) {
        writer.step(frame);
    }

    @Override
    public void epoch(EpochFrame frame) {
        writer.epoch(frame);
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public void close() {
        writer.close();
    }

    @Override
    public Problem incomplete(Throwable cause, long frames) {
        return Problem.error(
                Location.file(file.toString()),
                Message.of("run/metrics-incomplete", String.valueOf(cause.getMessage())));
    }
}
