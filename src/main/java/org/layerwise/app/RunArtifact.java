package org.layerwise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.table.Table;
import org.layerwise.exchange.Exporter;
import org.layerwise.exchange.ReadBack;
import org.layerwise.files.ModelFile;
import org.layerwise.run.TablePaths;
import org.layerwise.train.Model;

/** Something a run leaves behind as a file. */
public sealed interface RunArtifact {

    /**
     * A file that was written.
     *
     * @param file where it is
     * @param bytes its size
     * @param isModel whether it holds a model
     * @param check what reading it back came to; null when it holds no model, or there were no rows to compare by
     */
    record Written(
            Path file,
            long bytes,
            boolean isModel,
            @Nullable ReadBack check) {}

    /** The trained model in Layerwise's own format. */
    record SavedModel() implements RunArtifact {}

    /**
     * The trained model in a format of others.
     *
     * @param kind of exporter
     */
    record Exported(KindInfo<Exporter> kind) implements RunArtifact {}

    /** Everything that was measured: METRICS.csv. */
    record Metrics() implements RunArtifact {}

    /** What the run was told: the experiment. */
    record Recipe() implements RunArtifact {}

    /** Everything a run can leave behind, the model itself first. */
    static List<RunArtifact> all() {
        List<RunArtifact> all = new ArrayList<>();
        all.add(new SavedModel());
        Catalog.of(Exporter.class).kinds().forEach(kind -> all.add(new Exported(kind)));
        all.add(new Metrics());
        all.add(new Recipe());
        return List.copyOf(all);
    }

    /** Its name in ids. */
    default String id() {
        return switch (this) {
            case SavedModel ignored -> "model";
            case Exported exported -> exported.kind().id();
            case Metrics ignored -> "metrics";
            case Recipe ignored -> "experiment";
        };
    }

    /** The end of its files' names, without the dot. */
    default String extension() {
        return switch (this) {
            case SavedModel ignored -> "layerwise";
            case Exported exported -> exported.kind().withDefaults().extension();
            case Metrics ignored -> "csv";
            case Recipe ignored -> "json";
        };
    }

    /**
     * Writes the file, reads it back and compares its predictions with the model's.
     *
     * @param model of the run, as it is to be written
     * @param run which it came from
     * @param rows by which both are compared; null: they are not
     * @throws ProblemException when it cannot be written or read back
     */
    default Written write(Model model, ShownRun run, @Nullable Table rows, Path file) {
        TablePaths tables = run.tables();
        ReadBack check = switch (this) {
            case SavedModel ignored -> {
                tables.save(model, file);
                Model back = ModelFile.load(file);
                yield rows == null ? null : ReadBack.of(model, back, rows);
            }
            case Exported exported -> {
                Exporter exporter = exported.kind().withDefaults();
                exporter.write(model, file);
                yield rows == null ? null : ReadBack.of(exporter, model, file, rows);
            }
            case Metrics ignored -> {
                run.record().exportMetrics(file);
                ProblemException.throwIfErrors(run.missing());
                yield null;
            }
            case Recipe ignored -> {
                tables.save(model.experiment(), file);
                yield null;
            }
        };
        try {
            boolean isModel = this instanceof SavedModel || this instanceof Exported;
            return new Written(file, Files.size(file), isModel, check);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.file(file.toString()),
                            Message.of("app/file-gone", String.valueOf(e.getMessage()))),
                    e);
        }
    }
}
