package org.layerwise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.runs.MetricsFile;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.telemetry.Recorder;
import org.layerwise.train.Trainer;

/** METRICS.csv of a run, when it is asked for. The trainer closes its sinks, and with them the file. */
record MetricsRecord(@Nullable Path file, @Nullable Recorder recorder) {

    /** @param resumed whether an existing file is gone on with, behind where the trainer stands */
    static MetricsRecord open(Console console, @Nullable Path file, Trainer trainer, boolean resumed) {
        if (file == null) {
            return new MetricsRecord(null, null);
        }
        boolean goesOn = resumed && Files.exists(file);
        if (resumed && !goesOn) {
            console.report(List.of(Problem.note(
                    Where.file(file.toString()), "is new: it begins behind update " + trainer.step() + ".", "")));
        }
        MetricsFile metrics = new MetricsFile(file);
        MetricsWriter writer = goesOn
                ? metrics.resume(trainer.layout(), trainer.step(), trainer.lastTold())
                : metrics.begin(trainer.layout());
        return new MetricsRecord(file, new Recorder("layerwise-metrics", trainer.layout(), writer));
    }

    List<FrameSink> sinks() {
        return recorder == null ? List.of() : List.of(recorder);
    }

    /** Brings every number so far to the file. */
    void flush() {
        if (recorder != null) {
            recorder.flush();
        }
    }

    void throwIfIncomplete() {
        if (recorder != null && recorder.failure() != null) {
            throw Problem.error(
                            Where.file(String.valueOf(file)),
                            "the metrics are incomplete: " + recorder.failure().getMessage() + ".",
                            "Make room, and train again; the model is written.")
                    .toException();
        }
    }
}
