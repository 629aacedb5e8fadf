package org.layerwise.data.pipeline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Param;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.decorrelate.FittedDecorrelation;
import org.layerwise.data.decorrelate.FittedNone;
import org.layerwise.data.decorrelate.FittedProjection;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.table.CellReadings;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedNoWindows;
import org.layerwise.data.window.FittedWindowing;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.WindowRows;

/**
 * Everything needed to turn a table's rows into what the network saw in training; travels with the model as
 * {@code pipeline.json}.
 *
 * @param columns the used columns in the order of their features
 * @param target how the target is encoded
 * @param missing the cell texts that mean "no value"
 * @param decorrelation what is then done to all features together
 * @param reading how single columns are read, where that differs from the rest of the table
 * @param windows what one input of the network is made of: a row, or a window of rows
 */
public record FittedPipeline(
        List<FittedColumn> columns,
        FittedTarget target,
        List<String> missing,

        @Param(doc = "What is done to all features together", value = "none", omitDefault = true)
        FittedDecorrelation decorrelation,

        @Param(doc = "How single columns are read, where that is special", value = "", omitDefault = true)
        List<ColumnReading> reading,

        @Param(doc = "What one input of the network is made of", value = "none", omitDefault = true)
        FittedWindowing windows) {
    /** Features of a window that can be named and encoded. */
    private static final long MOST_FEATURES = 4_000_000;

    public FittedPipeline {
        columns = List.copyOf(columns);
        missing = new MissingTokens(missing).list();
        reading = reading.stream().filter(column -> !column.isPlain()).toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a pipeline needs at least one column");
        }
        if (decorrelation instanceof FittedProjection projection) {
            ProjectedFeatures.require(columns, projection);
        }
        requireWidth(columns, windows);
    }

    /** A window's features are all rows' together, each of which has a name. */
    private static void requireWidth(List<FittedColumn> columns, FittedWindowing windows) {
        long width = columns.stream().mapToLong(FittedColumn::width).sum();
        if (windows instanceof FittedWindows fitted && width * fitted.length() > MOST_FEATURES) {
            throw Problem.error(
                            Location.path("", "windows"),
                            Message.of(
                                    "data.pipeline/too-many-features",
                                    fitted.length(),
                                    width,
                                    width * fitted.length(),
                                    MOST_FEATURES))
                    .toException();
        }
    }

    /** Every column by itself and read as the table is. */
    public FittedPipeline(List<FittedColumn> columns, FittedTarget target, List<String> missing) {
        this(columns, target, missing, new FittedNone(), List.of(), new FittedNoWindows());
    }

    /** The windows that the network sees; null where it sees rows by themselves. */
    public @Nullable FittedWindows windowed() {
        return windows instanceof FittedWindows fitted ? fitted : null;
    }

    /** The same of rows by themselves, before anything is done to all features together. */
    public FittedPipeline apart() {
        return new FittedPipeline(columns, target, missing, new FittedNone(), reading, new FittedNoWindows());
    }

    /** The same of rows by themselves, with one of its columns alone. */
    public FittedPipeline of(FittedColumn column) {
        return new FittedPipeline(List.of(column), target, missing, new FittedNone(), reading, new FittedNoWindows());
    }

    /** The same of rows by themselves. */
    public FittedPipeline ofRows() {
        return windowed() == null
                ? this
                : new FittedPipeline(columns, target, missing, decorrelation, reading, new FittedNoWindows());
    }

    /** The same with all features together treated otherwise; a reconstruction gives back what that makes of them. */
    public FittedPipeline with(FittedDecorrelation other) {
        FittedPipeline changed = new FittedPipeline(columns, target, missing, other, reading, windows);
        return target instanceof ReconstructionTarget
                ? new FittedPipeline(
                        columns, new ReconstructionTarget(changed.featureNames()), missing, other, reading, windows)
                : changed;
    }

    /** The same reading the cells of another table otherwise than those of the training table. */
    public FittedPipeline reading(List<String> otherMissing, List<ColumnReading> otherReading) {
        return new FittedPipeline(columns, target, otherMissing, decorrelation, otherReading, windows);
    }

    /** A table as the training table was read, its classes and categories in the spelling of training. */
    public Table reads(Table table) {
        Map<String, List<String>> known = new HashMap<>();
        for (FittedColumn column : columns) {
            column.categories().flatMap(FittedStep::known).ifPresent(texts -> known.put(column.name(), texts));
        }
        switch (target) {
            case ClassTarget classes -> known.put(classes.column(), classes.classes());
            case MultiLabelTarget labels ->
                labels.labels().forEach(label -> known.put(label.column(), label.classes()));
            case RegressionTarget _, MultiRegressionTarget _, ReconstructionTarget _ -> {}
        }
        return table.read(new CellReadings(missing, reading, known));
    }

    /** The texts that mean "no value" in a column. */
    public List<String> missing(String column) {
        return reading.stream()
                .filter(each -> each.name().equals(column) && !each.missing().isEmpty())
                .findFirst()
                .map(ColumnReading::missing)
                .orElse(missing);
    }

    /** The projection of all features, with their places; empty when each column stays by itself. */
    public Optional<ProjectedFeatures> joint() {
        return switch (decorrelation) {
            case FittedNone _ -> Optional.empty();
            case FittedProjection projection -> Optional.of(new ProjectedFeatures(columns, projection));
        };
    }

    /** The table column that a feature comes from; empty for a principal component, which comes from many. */
    public Optional<FittedColumn> columnOf(int feature) {
        int ofRow = windowed() == null ? feature : feature % layout().rowWidth();
        int source = joint().map(joint -> joint.source(ofRow)).orElse(ofRow);
        int from = 0;
        for (FittedColumn column : columns) {
            from += column.width();
            if (source < from) {
                return source < 0 ? Optional.empty() : Optional.of(column);
            }
        }
        throw new IllegalArgumentException("there is no feature " + feature + " of " + from);
    }

    /** What the network sees, by table column or component. */
    public FeatureLayout layout() {
        FeatureLayout row = joint().map(ProjectedFeatures::layout).orElseGet(() -> FeatureLayout.of(columns));
        FittedWindows fitted = windowed();
        return fitted == null ? row : row.withSteps(fitted.length());
    }

    /**
     * A name per feature: the column's, for a category also its text: {@code island=Biscoe}, for an index its range:
     * {@code island=0…3}; for a principal component {@code pc1}. In a window each with its row's distance from the last:
     * {@code wind (t−1)}, {@code wind (t)}.
     */
    public List<String> featureNames() {
        List<String> own = featureNames(columns);
        List<String> names = joint().map(joint -> joint.names(own)).orElse(own);
        FittedWindows fitted = windowed();
        return fitted == null
                ? names
                : IntStream.rangeClosed(1 - fitted.length(), 0)
                        .boxed()
                        .flatMap(step ->
                                names.stream().map(name -> step == 0 ? name + " (t)" : name + " (t−" + -step + ")"))
                        .toList();
    }

    public static List<String> featureNames(List<FittedColumn> columns) {
        return columns.stream().flatMap(column -> column.features().stream()).toList();
    }

    /**
     * Features of a table's rows, each by itself; its columns are found by name, others may stand between them.
     *
     * @param rows row numbers of {@code table}
     * @param problems takes the warnings: categories that training never saw
     * @return {@code [rows × features]}
     * @throws org.layerwise.base.ProblemException when columns are missing or numbers cannot be read
     */
    public FMatrixRMaj features(Table table, int[] rows, ProblemCollector problems) {
        return joint().map(joint -> joint.features(apart(), table, rows, problems))
                .orElseGet(() -> new TableEncoder(ofRows(), table, rows, problems).features());
    }

    /**
     * Targets of a table's rows: classes one-hot {@code [rows × classes]}, for two classes {@code [rows × 1]} with 1 for the
     * second; numbers standardized, and labels as 0 and 1, {@code [rows × targets]}; for a reconstruction the features.
     *
     * @throws org.layerwise.base.ProblemException when a target is missing, cannot be read, or is no class of training
     */
    public FMatrixRMaj targets(Table table, int[] rows, ProblemCollector problems) {
        return target instanceof ReconstructionTarget
                ? features(table, rows, problems)
                : new TargetEncoder(this, table, rows, problems).encode(target);
    }

    /** Features and targets of a table's rows, all of which weigh the same. */
    public Dataset transform(Table table, int[] rows, ProblemCollector problems) {
        return transform(table, rows, null, problems);
    }

    /**
     * Features and targets of a table's rows, each by itself.
     *
     * @param weights of these rows in the loss; null: all weigh the same. Kept, not copied.
     */
    public Dataset transform(Table table, int[] rows, float @Nullable [] weights, ProblemCollector problems) {
        Rows x = new InMemoryRows(features(table, rows, problems));
        Rows y = target instanceof ReconstructionTarget ? x : new InMemoryRows(targets(table, rows, problems));
        return new Dataset(x, y, weights, rows.clone(), table.fingerprint());
    }

    /**
     * Features of windows of a table's rows.
     *
     * @return {@code [windows × length · features]}, the oldest row of a window first
     */
    public Rows features(Table table, WindowRows samples, ProblemCollector problems) {
        int[] range = samples.range();
        int[] rows = Arrays.copyOfRange(samples.order(), range[0], range[1]);
        return SlidingRows.of(samples, new InMemoryRows(features(table, rows, problems)));
    }

    /**
     * Features and targets of windows of a table's rows.
     *
     * @param weights of the windows in the loss; null: all weigh the same. Kept, not copied.
     */
    public Dataset transform(Table table, WindowRows samples, float @Nullable [] weights, ProblemCollector problems) {
        int[] targets = samples.targetRows();
        Rows y = new InMemoryRows(targets(table, targets, problems));
        return new Dataset(features(table, samples, problems), y, weights, targets, table.fingerprint());
    }
}
