package org.layerwise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Severity;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.prepare.WindowColumns;
import org.layerwise.data.split.Split;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentPlan;
import org.layerwise.experiment.OutputHead;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ExperimentFile;
import org.layerwise.nn.graph.Plan;
import org.layerwise.train.LossTargetCheck;
import org.layerwise.train.measure.Measures;

/**
 * All that makes a run: the same recipe gives the same bits, whoever follows it. Rows are prepared here and nowhere else.
 *
 * @param experiment what is trained
 * @param table where its table is
 * @param testTable where the table is that is the test part; null where the test part is of the first
 * @param start from what the run begins
 */
public record RunRecipe(
        Experiment experiment, Path table, @Nullable Path testTable, RunStart start) {

    /**
     * An experiment from its file, from the beginning.
     *
     * @param file says where the tables are
     * @param experiment the file's, perhaps with some values changed
     */
    public static RunRecipe of(ExperimentFile file, Experiment experiment, RunStart start) {
        return new RunRecipe(
                experiment, file.table(experiment), file.testTable(experiment).orElse(null), start);
    }

    /**
     * A run that goes on where a checkpoint was written.
     *
     * @param file the checkpoint
     * @param found what it holds
     */
    public static RunRecipe resuming(Path file, CheckpointFile.Found found) {
        return new RunRecipe(
                found.checkpoint().model().experiment(),
                found.table(),
                found.testTable(),
                new RunStart.ResumedState(file, found.checkpoint()));
    }

    /** The same for other settings. */
    public RunRecipe withExperiment(Experiment other) {
        return new RunRecipe(other, table, testTable, start);
    }

    /** The same, its tables being elsewhere. */
    public RunRecipe withTables(Path other, @Nullable Path otherTest) {
        return new RunRecipe(experiment, other, otherTest, start);
    }

    /** Whether an earlier run goes on. */
    public boolean isResumed() {
        return start instanceof RunStart.ResumedState;
    }

    /**
     * Reads the tables and prepares the rows, then the rest.
     *
     * @throws ProblemException with everything that is wrong, warnings found before included
     */
    public PreparedRun prepare(TableSource tables) {
        return prepare(rows(tables));
    }

    /**
     * Divides, fits and encodes the rows.
     *
     * @throws ProblemException when a table cannot be read, is not the one that a resumed run needs, or cannot be prepared
     */
    public PreparedData rows(TableSource tables) {
        Table read = tables.table(table, experiment.data());
        requireSame(experiment.data().checkFingerprint(read, changed()));
        Table test = testTable == null ? null : tables.testTable(testTable, experiment.data());
        if (test != null) {
            requireSame(experiment.split().checkTestFingerprint(test, changed()));
        }
        return PreparedData.of(
                read, test, experiment.data(), experiment.pipeline(), fitted(), experiment.split(), experiment.seeds());
    }

    /** A run that goes on takes the pipeline that it began with, which an earlier program may have fitted otherwise. */
    private @Nullable FittedPipeline fitted() {
        return switch (start) {
            case RunStart.ResumedState resumed -> resumed.state().model().pipeline();
            case RunStart.FreshWeights _, RunStart.FirstWeights _, RunStart.ModelWeights _ -> null;
        };
    }

    /**
     * The rows of a table that is divided already, as those of a fold are.
     *
     * @throws ProblemException when they cannot be prepared
     */
    public static PreparedData rows(Experiment experiment, Table table, Split split) {
        WindowColumns.require(experiment.pipeline().windows(), experiment.data(), experiment.split());
        return PreparedData.of(
                table, experiment.data(), experiment.pipeline(), split, experiment.seeds(), new ProblemCollector());
    }

    /** A run that goes on needs the very table that it began with; one that begins takes what is there, and says so. */
    private Severity changed() {
        return isResumed() ? Severity.ERROR : Severity.WARNING;
    }

    private static void requireSame(java.util.Optional<Problem> changed) {
        changed.filter(Problem::isError).ifPresent(found -> {
            throw found.toException();
        });
    }

    /**
     * Fits the output head to the target and plans the network, for rows that are prepared.
     *
     * @throws ProblemException with everything that is wrong, warnings found before included
     */
    public PreparedRun prepare(PreparedData data) {
        List<Problem> problems = new ArrayList<>();
        experiment.data().checkFingerprint(data.table(), changed()).ifPresent(problems::add);
        problems.addAll(data.problems());
        try {
            Experiment fitted = isResumed() ? experiment : OutputHead.fitted(experiment, data.pipeline());
            Plan plan = ExperimentPlan.of(fitted, data.pipeline());
            ProblemException.throwIfErrors(LossTargetCheck.problems(fitted.loss(), data));
            ProblemException.throwIfErrors(Measures.problems(fitted.telemetry()));
            problems.addAll(ExperimentPlan.advice(fitted, data.pipeline(), plan));
            return new PreparedRun(this, fitted, data, plan, problems);
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            throw new ProblemException(problems);
        }
    }
}
