package org.layerwise.runs;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.layerwise.files.AtomicFile;
import org.layerwise.files.TextFile;
import org.layerwise.run.RecipeText;
import org.layerwise.run.RunRecipe;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameLog;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.MetricsWriter;

/**
 * What is kept of a run.
 *
 * @param info what is known of it without looking into it
 * @param folder where its files are
 */
public record RunRecord(RunInfo info, Path folder) {
    static final String FRAMES = "frames.log";
    static final String RECIPE = "recipe.json";
    static final String CHECKPOINT = "run.checkpoint";
    static final String MODEL = "model.layerwise";

    /**
     * What it was made from.
     *
     * @throws org.layerwise.base.ProblemException when that cannot be read
     */
    public RunRecipe recipe() {
        Path file = folder.resolve(RECIPE);
        return RecipeText.read(TextFile.read(file), file.toString());
    }

    /**
     * Which values its frames have.
     *
     * @throws UncheckedIOException when the record cannot be read
     */
    public FrameLayout layout() {
        return FrameLog.layout(folder.resolve(FRAMES));
    }

    /**
     * Reports every recorded number again.
     *
     * @param sink is not closed
     * @throws UncheckedIOException when the record cannot be read
     */
    public void replay(FrameSink sink) {
        FrameLog.replay(folder.resolve(FRAMES), sink);
    }

    /**
     * Writes METRICS.csv, whole or not at all.
     *
     * @throws org.layerwise.base.ProblemException when it cannot be written
     */
    public void exportMetrics(Path csv) {
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
    public Optional<Path> checkpoint() {
        return Optional.of(folder.resolve(CHECKPOINT)).filter(Files::exists);
    }

    /** The model that it ended with; empty while it goes on. */
    public Optional<Path> model() {
        return Optional.of(folder.resolve(MODEL)).filter(Files::exists);
    }
}
