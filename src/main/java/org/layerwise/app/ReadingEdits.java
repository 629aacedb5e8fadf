package org.layerwise.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.experiment.Experiment;

/**
 * Edits of how the open file is read: each reads its table again, and so do undo and redo. Table and experiment change
 * together, once the table is there. Called on the front.
 */
final class ReadingEdits {
    private final FileOpener opener;
    private final TableReading reading;
    private final ExperimentDocument document;
    private final Consumer<OpenedExperiment> take;
    private final Runnable taken;
    private final Consumer<List<Problem>> report;
    private final Map<ReadOptions, Former> former = new HashMap<>();
    private @Nullable OpenTable open;

    /**
     * How the table was read for an experiment that says so.
     *
     * @param asked what was given, and what was left automatic
     * @param notices what was noticed
     */
    private record Former(ReadOptions asked, List<Problem> notices) {}

    /**
     * @param take takes a table that was read again, before the experiment for it
     * @param taken told where the experiment stays as it is
     * @param report told why undo or redo cannot read the table
     */
    ReadingEdits(
            FileOpener opener,
            TableReading reading,
            ExperimentDocument document,
            Consumer<OpenedExperiment> take,
            Runnable taken,
            Consumer<List<Problem>> report) {
        this.opener = opener;
        this.reading = reading;
        this.document = document;
        this.take = take;
        this.taken = taken;
        this.report = report;
        document.onStep(this::step);
    }

    /** Begins with another table, or with none. */
    void begin() {
        former.clear();
    }

    /** Notes what is open and how it was read. */
    void opened(OpenedExperiment opened) {
        open = opened.table();
        former.put(options(opened.experiment()), new Former(reading.options(), opened.notices()));
    }

    private static ReadOptions options(Experiment experiment) {
        return new ReadOptions(experiment.data().format(), experiment.data().faults());
    }

    /**
     * Reads the open file in another way; the experiment is kept as far as it fits.
     *
     * @param failed told what is wrong with the file; what is open stays
     */
    void edit(String description, OpenTable now, ReadOptions options, Consumer<List<Problem>> failed) {
        Experiment before = document.experiment().orElseThrow();
        opener.again(
                now.path(),
                options,
                table -> OpenedExperiment.again(table, before),
                opened -> {
                    Experiment current = document.experiment().orElseThrow();
                    OpenTable table = opened.table();
                    OpenedExperiment fitted =
                            table == null || current.equals(before) ? opened : OpenedExperiment.again(table, current);
                    take.accept(fitted);
                    if (fitted.experiment().equals(current)) {
                        taken.run();
                    } else {
                        document.edit(description, experiment -> fitted.experiment());
                    }
                },
                failed);
    }

    /** Undo and redo lead to an experiment of the table as it was read otherwise. */
    private boolean step(Experiment to, Runnable go) {
        Experiment now = document.experiment().orElseThrow();
        OpenTable table = open;
        if (table == null || options(now).equals(options(to))) {
            return false;
        }
        Former how = former.get(options(to));
        opener.again(
                table.path(),
                how == null ? options(to) : how.asked(),
                read -> new OpenedExperiment(
                        read, to, how == null ? read.table().problems() : how.notices()),
                opened -> {
                    if (document.experiment().filter(now::equals).isPresent()) {
                        take.accept(opened);
                        go.run();
                    } else {
                        reading.cancel(); // edited meanwhile: the step is no longer the last one
                    }
                },
                report);
        return true;
    }
}
