package org.layerwise.data.prepare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Seed;
import org.layerwise.base.Severity;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.Samples;
import org.layerwise.data.spec.ClassBalancing;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.split.Split;
import org.layerwise.data.table.ColumnFile;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.SeriesOrder;

/**
 * A table made ready for training: divided, the pipeline fitted on the training rows, every part encoded.
 *
 * @param table what was read
 * @param testTable the table of the test part: the same, or a second one
 * @param pipeline fitted on {@code split.train()} alone
 * @param split row numbers of the table, those of the test part of {@code testTable}
 * @param train never empty
 * @param validation empty when none was asked for
 * @param test empty when none was asked for
 * @param problems warnings of every step, reading included
 */
public record PreparedData(
        Table table,
        Table testTable,
        FittedPipeline pipeline,
        Split split,
        Dataset train,
        Dataset validation,
        Dataset test,
        List<Problem> problems) {
    /** Of memory: what takes more than one part in so many lies in a file. */
    private static final int LARGE_SHARE = 4;
    /** Rows that are encoded at a time. */
    private static final int CHUNK = 1 << 16;

    public PreparedData {
        problems = List.copyOf(problems);
    }

    /** Training, validation and test. */
    public List<Dataset> parts() {
        return List.of(train, validation, test);
    }

    /** The tables that the rows of these come from. */
    public List<Table> tables() {
        return List.of(table, table, testTable);
    }

    /**
     * Splits, fits and encodes a table that all parts come from.
     *
     * @throws org.layerwise.base.ProblemException when any step finds an error
     */
    public static PreparedData of(Table table, DataSpec data, PipelineSpec spec, SplitSpec splitSpec, Seed seed) {
        return of(table, null, data, spec, null, splitSpec, seed);
    }

    /** Splits, fits and encodes, as below. */
    public static PreparedData of(
            Table table, @Nullable Table testTable, DataSpec data, PipelineSpec spec, SplitSpec splitSpec, Seed seed) {
        return of(table, testTable, data, spec, null, splitSpec, seed);
    }

    /**
     * Splits, fits and encodes.
     *
     * @param testTable whose rows are the test part where {@code splitSpec} names one; null where it does not
     * @param fitted what is fitted already, as a run's that goes on; null: fitted here
     * @throws org.layerwise.base.ProblemException when any step finds an error
     */
    public static PreparedData of(
            Table table,
            @Nullable Table testTable,
            DataSpec data,
            PipelineSpec spec,
            @Nullable FittedPipeline fitted,
            SplitSpec splitSpec,
            Seed seed) {
        if (splitSpec.hasTestTable() != (testTable != null)) {
            throw new IllegalArgumentException("the test table " + splitSpec.testTable()
                    + (testTable == null ? " was not read" : " is not named"));
        }
        WindowColumns.require(spec.windows(), data, splitSpec);
        ProblemCollector problems = new ProblemCollector();
        Split split = Split.of(splitSpec, data, table, seed, problems);
        if (testTable == null) {
            return of(table, null, data, spec, fitted, split, seed, problems);
        }
        splitSpec
                .checkTestFingerprint(testTable, Severity.WARNING)
                .ifPresent(changed -> problems.add(Message.of("data.prepare/test-table"), changed));
        TestTable test = new TestTable(testTable, data, problems);
        return of(table, test, data, spec, fitted, split.withTest(test.rows()), seed, problems);
    }

    /**
     * Fits and encodes a table divided already.
     *
     * @param seed from which training rows are resampled, where that is asked for
     * @param problems of dividing it
     * @throws org.layerwise.base.ProblemException when any step finds an error
     */
    public static PreparedData of(
            Table table, DataSpec data, PipelineSpec spec, Split split, Seed seed, ProblemCollector problems) {
        return of(table, null, data, spec, null, split, seed, problems);
    }

    private static PreparedData of(
            Table file,
            @Nullable TestTable other,
            DataSpec data,
            PipelineSpec spec,
            @Nullable FittedPipeline fitted,
            Split split,
            Seed seed,
            ProblemCollector problems) {
        FittedPipeline pipeline = Objects.requireNonNullElseGet(
                fitted, () -> PipelineFitter.fit(spec, data, file, split.train(), problems));
        Table table = pipeline.reads(file);
        FittedWindows windows = pipeline.windowed();
        if (windows != null) {
            SeriesOrder.of(windows, table, split.rowsOfTable(other == null)).report(problems);
        }
        Dataset train = train(pipeline, data, spec.balance(), table, split.train(), seed, problems);
        Dataset validation = dataset(data, table, WindowColumns.samples(pipeline, table, split.validation()), problems);
        List<Problem> all = new ArrayList<>(table.problems());
        Table testTable = other == null ? table : other.table();
        Dataset test;
        if (other == null) {
            test = dataset(data, table, WindowColumns.samples(pipeline, table, split.test()), problems);
        } else {
            Samples samples = WindowColumns.samples(pipeline, testTable, split.test());
            test = dataset(testTable, samples, other.weights(samples.targetRows()), problems);
            other.warnOfKnownRows(test, List.of(train, validation));
            all.addAll(testTable.problems());
        }
        all.addAll(problems.problems());
        return new PreparedData(table, testTable, pipeline, split, train, validation, test, all);
    }

    private static Dataset train(
            FittedPipeline pipeline,
            DataSpec data,
            ClassBalancing balance,
            Table table,
            int[] rows,
            Seed seed,
            ProblemCollector problems) {
        Samples samples = WindowColumns.samples(pipeline, table, rows);
        if (balance == ClassBalancing.NONE) {
            return dataset(data, table, samples, problems);
        }
        if (!(pipeline.target() instanceof ClassTarget classes)) {
            problems.add(
                    Message.of("data.prepare/balance-without-classes"),
                    Problem.warning(
                            Location.path("", "pipeline.balance"),
                            switch (data.task()) {
                                case REGRESSION, CLASSIFICATION -> Message.of("data.prepare/regression-balance");
                                case MULTI_LABEL -> Message.of("data.prepare/label-balance");
                                case RECONSTRUCTION -> Message.of("data.prepare/reconstruction-balance");
                            }));
            return dataset(data, table, samples, problems);
        }
        ClassBalance classBalance = new ClassBalance(table, classes, samples.targetRows());
        if (balance == ClassBalancing.RESAMPLE) {
            Samples resampled = samples.ofTargets(classBalance.resampled(seed.stream("balance")));
            return dataset(data, table, resampled, problems);
        }
        float[] weights = classBalance.weights(WeightColumn.read(data, table, samples.targetRows()));
        return dataset(table, samples, weights, problems);
    }

    private static Dataset dataset(DataSpec data, Table table, Samples samples, ProblemCollector problems) {
        return dataset(table, samples, WeightColumn.read(data, table, samples.targetRows()), problems);
    }

    private static Dataset dataset(
            Table table, Samples samples, float @Nullable [] weights, ProblemCollector problems) {
        return samples.numbers() * Float.BYTES > Runtime.getRuntime().maxMemory() / LARGE_SHARE
                ? mapped(table, samples, weights, problems)
                : samples.encode(weights, problems);
    }

    /** Encodes rows a few at a time into a mapped file. */
    static Dataset mapped(Table table, Samples samples, float @Nullable [] weights, ProblemCollector problems) {
        Path folder =
                Objects.requireNonNull(ColumnFile.of(Path.of(table.file())).getParent());
        return samples.encodeMapped(folder, CHUNK, weights, problems);
    }
}
