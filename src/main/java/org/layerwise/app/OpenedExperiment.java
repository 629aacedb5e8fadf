package org.layerwise.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.prepare.DataDefaults;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.files.ExperimentFile;
import org.layerwise.run.RunRecipe;

/**
 * What opening a file comes to, before it is shown.
 *
 * @param table that was read; null where a model's is not here
 * @param experiment with it
 * @param notices what was noticed
 * @param model the run of a model or a checkpoint that was opened; null for none
 */
record OpenedExperiment(
        @Nullable OpenTable table,
        Experiment experiment,
        List<Problem> notices,
        @Nullable ShownRun model) {
    OpenedExperiment {
        notices = List.copyOf(notices);
    }

    /** With its table, from an experiment or a table. */
    OpenedExperiment(OpenTable table, Experiment experiment, List<Problem> notices) {
        this(table, experiment, notices, null);
    }

    /** How a table's columns are read when nobody has said otherwise. */
    static DataDefaults defaults(OpenTable table, List<String> targets, @Nullable Task task) {
        return DataDefaults.of(
                table.table(),
                table.path().toString(),
                targets,
                task,
                new MissingTokens(table.table().readings().missing()),
                table.profiles());
    }

    /** A new experiment for a table. */
    static OpenedExperiment of(OpenTable table) {
        if (table.profiles().stream().allMatch(profile -> profile.count() == 0 || profile.isConstant())) {
            throw Problem.error(Location.file(table.path().toString()), Message.of("app/nothing-varies"))
                    .toException();
        }
        DataDefaults defaults = defaults(table, List.of(table.likelyTarget()), null);
        return new OpenedExperiment(
                table, NewExperiment.defaults().of(data(defaults, table), table.table()), notices(table, defaults));
    }

    /** An experiment from its file, with its table. */
    static OpenedExperiment of(Path file, ReadProgress progress) {
        ExperimentFile source = new ExperimentFile(file);
        Experiment read = source.load();
        OpenTable table = OpenTable.read(
                source.table(read),
                new ReadOptions(read.data().format(), read.data().faults()),
                read.data().readings(),
                progress);
        List<Problem> found = new ArrayList<>(table.table().problems());
        read.data().checkFingerprint(table.table(), Severity.WARNING).ifPresent(found::add);
        return new OpenedExperiment(table, placed(read, source), found);
    }

    /** An experiment as its file is to record it, with the table that is open, or where it was that is not. */
    static Experiment relative(ExperimentFile file, Experiment experiment, @Nullable OpenTable table) {
        return table == null
                ? file.relative(
                        experiment,
                        Path.of(experiment.data().table()),
                        experiment.data().fingerprint())
                : file.relative(experiment, table.path(), table.table().fingerprint());
    }

    /** An unsaved experiment with its table. */
    static OpenedExperiment of(UnsavedExperiment unsaved, ReadProgress progress) {
        Experiment experiment = unsaved.document().experiment();
        OpenTable table = OpenTable.read(
                unsaved.table(),
                new ReadOptions(experiment.data().format(), experiment.data().faults()),
                experiment.data().readings(),
                progress);
        List<Problem> found = new ArrayList<>(table.table().problems());
        experiment
                .data()
                .withTable(experiment.data().table(), unsaved.fingerprint())
                .checkFingerprint(table.table(), Severity.WARNING)
                .ifPresent(found::add);
        return new OpenedExperiment(table, experiment, found);
    }

    /** The experiment of a run, with its table. */
    static OpenedExperiment of(RunRecipe recipe, ReadProgress progress) {
        Experiment experiment = recipe.experiment();
        OpenTable table = OpenTable.read(
                recipe.table(),
                new ReadOptions(experiment.data().format(), experiment.data().faults()),
                experiment.data().readings(),
                progress);
        List<Problem> found = new ArrayList<>(table.table().problems());
        experiment.data().checkFingerprint(table.table(), Severity.WARNING).ifPresent(found::add);
        SplitSpec split = experiment.split();
        Path test = recipe.testTable();
        Experiment placed = test == null
                ? experiment
                : experiment.withSplit(split.withTestTable(test.toString(), split.testFingerprint()));
        return new OpenedExperiment(table, placed, found);
    }

    /** The test table named by a path that leads there from anywhere, so that the experiment may be saved elsewhere. */
    private static Experiment placed(Experiment experiment, ExperimentFile file) {
        SplitSpec split = experiment.split();
        return file.testTable(experiment)
                .map(path -> path.toAbsolutePath().normalize().toString())
                .map(path -> experiment.withSplit(split.withTestTable(path, split.testFingerprint())))
                .orElse(experiment);
    }

    /** An experiment for its table read in another way: the targets stay where they still are, and so does the network. */
    static OpenedExperiment again(OpenTable table, Experiment before) {
        List<String> targets = before.data().targets();
        boolean there = targets.stream().allMatch(target -> table.table().indexOf(target) >= 0);
        Task task = switch (before.data().task()) {
            case MULTI_LABEL, RECONSTRUCTION -> before.data().task();
            case CLASSIFICATION, REGRESSION ->
                targets.size() > 1 ? before.data().task() : null;
        };
        DataDefaults defaults =
                there ? defaults(table, targets, task) : defaults(table, List.of(table.likelyTarget()), null);
        DataSpec data = data(defaults, table);
        for (ColumnSpec column : before.data().columns()) {
            if (data.column(column.name())
                    .filter(now -> now.type() == column.type())
                    .isPresent()) {
                data = data.with(column);
            }
        }
        Experiment experiment = OutputHeadFit.fit(before.withData(data), table.table());
        return new OpenedExperiment(table, experiment, notices(table, defaults));
    }

    private static DataSpec data(DataDefaults defaults, OpenTable table) {
        return defaults.data().withFormat(table.recorded()).withFaults(table.faults());
    }

    private static List<Problem> notices(OpenTable table, DataDefaults defaults) {
        List<Problem> notices = new ArrayList<>(table.table().problems());
        notices.addAll(defaults.problems());
        return notices;
    }
}
