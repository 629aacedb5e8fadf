package org.layerwise.data;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Problem;
import org.layerwise.base.Seed;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/**
 * A table made ready for training: divided, the pipeline fitted on the training rows, every part encoded.
 *
 * @param table what was read
 * @param pipeline fitted on {@code split.train()} alone
 * @param split row numbers of the table
 * @param train never empty
 * @param validation empty when none was asked for
 * @param test empty when none was asked for
 * @param problems warnings of every step, reading included
 */
public record PreparedData(
        Table table,
        FittedPipeline pipeline,
        Split split,
        Dataset train,
        Dataset validation,
        Dataset test,
        List<Problem> problems) {
    public PreparedData {
        problems = List.copyOf(problems);
    }

    /** Training, validation and test. */
    public List<Dataset> parts() {
        return List.of(train, validation, test);
    }

    /**
     * Splits, fits and encodes.
     *
     * @throws org.layerwise.base.ProblemException when any step finds an error
     */
    public static PreparedData of(Table table, DataSpec data, PipelineSpec spec, SplitSpec splitSpec, Seed seed) {
        ProblemCollector problems = new ProblemCollector();
        Split split = Split.of(splitSpec, data, table, seed, problems);
        FittedPipeline pipeline = spec.fit(data, table, split.train(), problems);
        Dataset train = dataset(pipeline, data, table, split.train(), problems);
        Dataset validation = dataset(pipeline, data, table, split.validation(), problems);
        Dataset test = dataset(pipeline, data, table, split.test(), problems);
        List<Problem> all = new ArrayList<>(table.problems());
        all.addAll(problems.problems());
        return new PreparedData(table, pipeline, split, train, validation, test, all);
    }

    private static Dataset dataset(
            FittedPipeline pipeline, DataSpec data, Table table, int[] rows, ProblemCollector problems) {
        return pipeline.transform(table, rows, WeightColumn.read(data, table, rows), problems);
    }
}
