package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.prepare.DecorrelationPreview;
import org.layerwise.data.prepare.PartBalance;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;

/**
 * What the data part of an experiment makes of a table.
 *
 * @param key of what it was made
 * @param data null when there are errors
 * @param parts what training, validation and test hold of the target; empty when there are errors
 * @param together some rows before and after all features were taken together; empty when columns stay by themselves
 * @param problems everything found on the way
 */
public record Preparation(
        Key key,
        @Nullable PreparedData data,
        List<PartBalance> parts,
        Optional<DecorrelationPreview> together,
        List<Problem> problems) {
    /** Rows that a preview shows at most. */
    private static final int ROWS = 500;

    /** Nothing but what went wrong. */
    static Preparation failed(Key key, List<Problem> problems) {
        return new Preparation(key, null, List.of(), Optional.empty(), problems);
    }

    /** Two experiments with the same key have the same preparation. */
    public record Key(String fingerprint, DataSpec data, PipelineSpec pipeline, SplitSpec split, long seed) {
        public static Key of(Table table, Experiment experiment) {
            return new Key(
                    table.fingerprint(),
                    experiment.data(),
                    experiment.pipeline(),
                    experiment.split(),
                    experiment.seed());
        }
    }

    /** Splits, fits and encodes. Takes as long as the tables are large. */
    static Preparation of(Table table, TestTableCache test, Experiment experiment) {
        Key key = Key.of(table, experiment);
        try {
            test.keepFor(experiment);
            PreparedData data = recipe(table, experiment).rows(test.beside(table));
            return new Preparation(
                    key, data, PartBalance.of(data), DecorrelationPreview.of(data, ROWS), data.problems());
        } catch (ProblemException e) {
            return failed(key, e.problems());
        }
    }

    /** How a run of an experiment on an open table is made. */
    static RunRecipe recipe(Table table, Experiment experiment) {
        return new RunRecipe(
                experiment,
                Path.of(table.file()),
                experiment.split().hasTestTable() ? Path.of(experiment.split().testTable()) : null,
                new RunStart.FreshWeights());
    }

    /**
     * The prepared rows.
     *
     * @throws ProblemException with the errors, when there are some
     */
    PreparedData require() {
        if (data == null) {
            throw new ProblemException(
                    problems.stream().filter(Problem::isError).toList());
        }
        return data;
    }
}
