package org.layerwise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Severity;
import org.layerwise.base.Ticker;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.TablePaths;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;

/** Opens models and checkpoints: each as the kept run whose file it is, or else as a run that is known from the file alone. */
final class ModelOpening {
    private final RunStore store;
    private final Ticker ticker;

    ModelOpening(RunStore store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
    }

    /**
     * What a file was found to be.
     *
     * @param run its run
     * @param experiment what that trains, its tables named by whole paths
     * @param table where its table was
     * @param isThere whether something is there
     */
    record Found(ShownRun run, Experiment experiment, Path table, boolean isThere) {

        /** How the table is read. */
        ReadOptions options() {
            return new ReadOptions(experiment.data().format(), experiment.data().faults());
        }

        /** To be opened without its table. */
        OpenedExperiment alone(List<Problem> why) {
            return new OpenedExperiment(null, experiment, why, run);
        }
    }

    /**
     * Reads the model. In the background.
     *
     * @throws ProblemException when it is damaged, or of a newer version
     */
    Found find(Path file) {
        FileRecord known = FileRecord.of(file);
        Optional<RunRecord> kept = kept(file);
        RunRecord record = kept.isPresent() ? kept.get() : known;
        TablePaths tables = record.tables();
        return new Found(
                ShownRun.kept(record, ticker),
                FileRecord.placed(record.experiment(), tables),
                tables.table(),
                Files.exists(tables.table()));
    }

    /** The kept run in whose folder a file is. */
    private Optional<RunRecord> kept(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            return Optional.empty();
        }
        Path folder = real(parent);
        if (!folder.startsWith(real(store.folder()))) {
            return Optional.empty();
        }
        return store.list().stream()
                .map(RunInfo::id)
                .filter(id -> folder.endsWith(id))
                .map(store::open)
                .filter(record -> real(record.folder()).equals(folder))
                .findFirst();
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize(); // it is not there: nothing is in it
        }
    }

    /** Reads the table where it was. One that cannot be read is as good as gone, and it is said why. In the background. */
    OpenedExperiment open(Found found, ReadProgress progress) {
        try {
            OpenTable table = OpenTable.read(found.table(), found.options(), progress);
            List<Problem> notices = new ArrayList<>(table.table().problems());
            found.experiment()
                    .data()
                    .checkFingerprint(table.table(), Severity.WARNING)
                    .ifPresent(notices::add);
            return new OpenedExperiment(table, found.experiment(), notices, found.run());
        } catch (ProblemException e) {
            return found.alone(e.problems());
        }
    }

    /**
     * Reads the table of an experiment that was opened without it. In the background.
     *
     * @throws ProblemException when it cannot be read
     */
    static OpenedExperiment locate(Path table, Experiment experiment, ReadProgress progress) {
        OpenTable read = OpenTable.read(
                table,
                new ReadOptions(experiment.data().format(), experiment.data().faults()),
                progress);
        return new OpenedExperiment(read, experiment, read.table().problems());
    }

    /** Why a table is not the one that its experiment is for; empty where it is. */
    static Optional<Problem> other(OpenedExperiment opened) {
        OpenTable table = Objects.requireNonNull(opened.table());
        Experiment experiment = opened.experiment();
        String wanted = experiment.data().fingerprint();
        return wanted.isEmpty() || wanted.equals(table.table().fingerprint())
                ? Optional.empty()
                : Optional.of(Problem.error(
                        Location.file(table.path().toString()),
                        Message.of(
                                "app/other-table",
                                String.valueOf(table.path().getFileName()),
                                String.valueOf(
                                        Path.of(experiment.data().table()).getFileName()))));
    }
}
