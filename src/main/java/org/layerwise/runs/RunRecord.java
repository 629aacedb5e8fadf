package org.layerwise.runs;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.AtomicFile;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.TablePaths;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.telemetry.MetricsWriter;

/** What is kept of a run, as of now: it may go on. Every method throws ProblemException when the record cannot be read. */
public interface RunRecord {
    /** In a run's folder. */
    String CHECKPOINT = "run.checkpoint";

    /** In a run's folder. */
    String BEST = "best.checkpoint";

    /** In a run's folder. */
    String MODEL = "model.layerwise";

    /** What is known of it without looking into it. */
    RunInfo info();

    /** Where its files are. */
    Path folder();

    /** What it was made from; a checkpoint that it started from is read. */
    RunRecipe recipe();

    /** What it trains, its output head fitted. */
    Experiment experiment();

    /** Where its tables are; whatever it started from is not looked at. */
    TablePaths tables();

    /** Which values its frames have. */
    FrameLayout layout();

    /** Reports every recorded number again, and what is kept of the rest. The sink is not closed. */
    void replay(FrameSink sink);

    /** Every recorded frame, then those that are yet to come: each call of its drain hands over some. */
    FrameSource follow();

    /** The figures of all epochs. */
    List<EpochFrame> epochs();

    /** One number over the sampled steps; empty where it is not recorded. */
    Optional<RunSeries> series(String measure, String layer);

    /** What happened to it after it had begun. */
    List<JournalEntry> journal();

    /** What was found when it was made ready, and while it went on, in words. */
    List<String> warnings();

    /** Frames that could not be kept. */
    long missing();

    /** Writes METRICS.csv, whole or not at all. */
    default void exportMetrics(Path csv) {
        AtomicFile.write(csv, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            try {
                replay(new MetricsWriter(writer, layout()));
                writer.flush();
            } catch (UncheckedIOException e) {
                throw e.getCause() == null ? new IOException(e) : e.getCause();
            }
        });
    }

    /** What the run can be gone on with from; empty when it has come to none. */
    default Optional<Path> checkpoint() {
        return file(CHECKPOINT);
    }

    /** The state after its best epoch, which is also a model; empty when it has come to none. */
    default Optional<Path> best() {
        return file(BEST);
    }

    /** The model that it ended with; empty while it goes on. */
    default Optional<Path> model() {
        return file(MODEL);
    }

    private Optional<Path> file(String name) {
        return Optional.of(folder().resolve(name)).filter(Files::exists);
    }
}
