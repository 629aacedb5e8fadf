package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.step.Step;
import org.layerwise.experiment.CheckedExperiment;
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
                progress -> ready(OpenedExperiment.of(OpenTable.read(path, ReadOptions.AUTO, progress))),
                opened -> begin.accept(opened, null),
                failed);
    }

    /**
     * Makes each kind of step and checks the network once, here where nobody waits: the first time takes long, and pages ask for
     * all that at once.
     */
    private static OpenedExperiment ready(OpenedExperiment opened) {
        Catalog.of(Step.class).kinds().forEach(KindInfo::withDefaults);
        CheckedExperiment.of(opened.experiment(), Optional.empty());
        return opened;
    }

    void experiment(Path path, Consumer<List<Problem>> failed) {
        ask();
        reading.read(
                background,
                path,
                ReadOptions.AUTO,
                progress -> ready(OpenedExperiment.of(path, progress)),
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

    /** Reads a table that could not be opened in another way. */
    void again(Path path, ReadOptions options, Consumer<List<Problem>> failed) {
        again(path, options, OpenedExperiment::of, opened -> begin.accept(opened, null), failed);
    }

    /**
     * Reads a table in another way.
     *
     * @param fits makes the experiment for it
     * @param then takes both
     */
    void again(
            Path path,
            ReadOptions options,
            Function<OpenTable, OpenedExperiment> fits,
            Consumer<OpenedExperiment> then,
            Consumer<List<Problem>> failed) {
        ask();
        reading.read(
                background,
                path,
                options,
                progress -> fits.apply(OpenTable.read(path, options, progress)),
                then,
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
