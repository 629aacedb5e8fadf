package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.FileKind;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;

/** Opens tables, experiments and models in the background; of several the one that was asked for last. Called on the front. */
final class FileOpener {
    private final Background background;
    private final TableReading reading;
    private final ModelOpening models;
    private final BiConsumer<OpenedExperiment, @Nullable Path> begin;
    private Object asked = new Object();

    /** @param begin takes what was opened, and the file that keeps its experiment; null for none */
    FileOpener(
            Background background,
            TableReading reading,
            ModelOpening models,
            BiConsumer<OpenedExperiment, @Nullable Path> begin) {
        this.background = background;
        this.reading = reading;
        this.models = models;
        this.begin = begin;
    }

    private Object ask() {
        asked = new Object();
        return asked;
    }

    /** Opens whatever a file is. */
    void open(Path path, Consumer<List<Problem>> failed) {
        Object token = ask();
        background.run(
                () -> FileKind.of(path),
                kind -> {
                    if (token.equals(asked)) {
                        switch (kind) {
                            case MODEL -> model(path, failed);
                            case EXPERIMENT -> experiment(path, failed);
                            case TABLE -> table(path, failed);
                        }
                    }
                },
                failed);
    }

    void table(Path path, Consumer<List<Problem>> failed) {
        ask();
        reading.read(
                background,
                path,
                ReadOptions.AUTO,
                progress -> OpenedExperiment.of(OpenTable.read(path, ReadOptions.AUTO, progress)),
                opened -> begin.accept(opened, null),
                failed);
    }

    void experiment(Path path, Consumer<List<Problem>> failed) {
        ask();
        reading.read(
                background,
                path,
                ReadOptions.AUTO,
                progress -> OpenedExperiment.of(path, progress),
                opened -> begin.accept(opened, path),
                failed);
    }

    /** The experiment of a kept run, with its table; it has no file yet. */
    void openExperimentOf(RunInfo run, RunStore store, Consumer<List<Problem>> failed) {
        ask();
        reading.read(
                background,
                Path.of(run.data().table()),
                ReadOptions.AUTO,
                progress -> OpenedExperiment.of(store.open(run.id()).recipe(), progress),
                opened -> begin.accept(opened, null),
                failed);
    }

    /**
     * Reads the table that is open, or could not be opened, in another way.
     *
     * @param before the experiment that is to fit it; null for a new one
     * @param file that keeps the experiment; null for none
     */
    void again(
            Path path,
            ReadOptions options,
            @Nullable Experiment before,
            @Nullable Path file,
            Consumer<List<Problem>> failed) {
        ask();
        reading.read(
                background,
                path,
                options,
                progress -> {
                    OpenTable read = OpenTable.read(path, options, progress);
                    return before == null ? OpenedExperiment.of(read) : OpenedExperiment.again(read, before);
                },
                opened -> begin.accept(opened, file),
                failed);
    }

    /**
     * Opens an unsaved experiment with its table.
     *
     * @param then takes it
     */
    void unsaved(UnsavedExperiment unsaved, Consumer<OpenedExperiment> then, Consumer<List<Problem>> failed) {
        ask();
        reading.read(
                background,
                unsaved.table(),
                ReadOptions.AUTO,
                progress -> OpenedExperiment.of(unsaved, progress),
                then,
                failed);
    }

    void model(Path path, Consumer<List<Problem>> failed) {
        Object token = ask();
        background.run(
                () -> models.find(path),
                found -> {
                    if (token.equals(asked)) {
                        withTable(found, failed);
                    }
                },
                failed);
    }

    private void withTable(ModelOpening.Found found, Consumer<List<Problem>> failed) {
        if (!found.isThere()) {
            reading.cancel();
            begin.accept(found.alone(List.of()), null);
            return;
        }
        reading.read(
                background,
                found.table(),
                found.options(),
                progress -> models.open(found, progress),
                opened -> begin.accept(opened, null),
                failed);
    }

    /**
     * Reads a file as the table of an experiment that is open without it.
     *
     * @param then takes it with the experiment
     */
    void locate(Path path, Experiment wanting, Consumer<OpenedExperiment> then, Consumer<List<Problem>> failed) {
        ask();
        reading.read(
                background,
                path,
                ReadOptions.AUTO,
                progress -> ModelOpening.locate(path, wanting, progress),
                then,
                failed);
    }
}
