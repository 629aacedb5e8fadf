package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Seed;
import org.layerwise.data.decorrelate.PrincipalAxes;
import org.layerwise.data.decorrelate.TrainingRows;
import org.layerwise.data.table.Table;

/** Makes the overview of a table from its columns' profiles; large tables by an evenly drawn, seeded sample. */
public final class OverviewMaker {
    /** How many numbers a sample may hold. */
    static final int CELLS = 2_000_000;

    private static final int MOST_ROWS = 20_000;
    private static final int FEWEST_ROWS = 500;
    private static final int MOST_COLUMNS = 1_024;
    private static final int POINTS = 2_000;
    private static final int EXAMPLES = 8;
    private static final Seed SEED = new Seed(1);

    private final Table table;
    private final List<ColumnProfile> columns;
    private String target = "";
    private boolean classes;
    private @Nullable ImageLayout given;

    /**
     * @param table read as its columns were profiled
     * @param columns profiles of all columns, in the table's order
     */
    public OverviewMaker(Table table, List<ColumnProfile> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /**
     * With a column to predict.
     *
     * @param asClasses whether its texts are classes; otherwise they are numbers
     * @throws org.layerwise.base.ProblemException when the table has no such column
     */
    public OverviewMaker withTarget(String column, boolean asClasses) {
        table.column(column);
        target = column;
        classes = asClasses;
        return this;
    }

    /** With images laid out like this, whatever would be recognized. */
    public OverviewMaker withImages(ImageLayout layout) {
        given = layout;
        return this;
    }

    /** Goes through the table once for duplicates and once for the target; the rest by the sample. */
    public TableOverview make() {
        ImageLayout images =
                given != null ? given : ImageLayout.recognize(columns, target).orElse(null);
        TargetCells cells = cells();
        int width = Math.max(1, Math.min(columns.size(), MOST_COLUMNS));
        int most = Math.clamp(CELLS / width, FEWEST_ROWS, MOST_ROWS);
        int[] rows = Sample.draw(cells.rows(), most, SEED.stream("sample"));
        List<ColumnProfile> inputs = inputs();
        List<ColumnProfile> numberInputs =
                inputs.stream().filter(column -> column.numbers() != null).toList();
        NumberRows numbers = NumberRows.read(table, rows, numberInputs, MOST_COLUMNS);
        boolean standardized = images == null;
        Duplicates duplicates = Duplicates.of(table);
        ScaleSpread scales = ScaleSpread.of(numberInputs);
        Correlations correlations = Correlations.of(withNumberTarget(rows, numberInputs));
        Separation separation = cells.isClasses() && numbers.width() > 0
                ? Separation.of(numbers, cells.classOf(rows), cells.classes(), standardized)
                : null;
        List<Leak> leaks = leaks(cells, rows, inputs);
        TableOverview bare = new TableOverview(
                table.rowCount(),
                target,
                new Sample(rows.length, cells.rows().length),
                duplicates,
                cells.balance(),
                scales,
                correlations,
                separation,
                projection(numbers, rows, cells, standardized),
                leaks,
                images,
                images == null ? List.of() : classImages(images, cells, rows),
                List.of());
        return ProfileWarnings.with(bare, columns, table.file());
    }

    private @Nullable NumberSummary targetNumbers() {
        return target.isEmpty() ? null : columns.get(table.column(target)).numbers();
    }

    private List<ColumnProfile> inputs() {
        return columns.stream().filter(column -> !column.name().equals(target)).toList();
    }

    private TargetCells cells() {
        if (target.isEmpty()) {
            return TargetCells.none(table);
        }
        int column = table.column(target);
        return classes ? TargetCells.classes(table, column) : TargetCells.numbers(table, column);
    }

    /** A target of numbers stands last. */
    private NumberRows withNumberTarget(int[] rows, List<ColumnProfile> numberInputs) {
        List<ColumnProfile> all = new ArrayList<>(numberInputs);
        if (!classes && targetNumbers() != null) {
            List<ColumnProfile> fit = numberInputs.subList(0, Math.min(numberInputs.size(), Correlations.MOST - 1));
            all = new ArrayList<>(fit);
            all.add(columns.get(table.column(target)));
            all.addAll(numberInputs.subList(fit.size(), numberInputs.size()));
        }
        return NumberRows.read(table, rows, all, MOST_COLUMNS);
    }

    private List<Leak> leaks(TargetCells cells, int[] rows, List<ColumnProfile> inputs) {
        List<ColumnProfile> telling = inputs.stream()
                .filter(column -> !column.isConstant() && column.count() > 0)
                .toList();
        LeakSearch search = new LeakSearch(table, rows, SEED.stream("halves"));
        List<Leak> found = new ArrayList<>();
        if (cells.isClasses()) {
            found.addAll(
                    search.classes(telling, cells.classOf(rows), cells.classes().size()));
        } else if (cells.isNumber()) {
            found.addAll(search.numbers(telling, cells.numberOf(rows)));
        }
        found.sort(Comparator.comparingDouble(Leak::score).reversed());
        return found;
    }

    private @Nullable Projection projection(NumberRows numbers, int[] rows, TargetCells cells, boolean standardized) {
        if (numbers.width() < 2 || numbers.rows() < 3) {
            return null;
        }
        double[][] ready = numbers.prepared(standardized);
        PrincipalAxes axes = PrincipalAxes.of(new ColumnRows(ready));
        double[] first = axes.axis(0);
        double[] second = axes.axis(1);
        int[] all = IntStream.range(0, rows.length).toArray();
        int[] shown = Sample.draw(all, POINTS, SEED.stream("points"));
        int[] groups = cells.groupOf(rows, targetNumbers());
        List<ProjectedRow> points = Arrays.stream(shown)
                .mapToObj(i -> new ProjectedRow(rows[i], along(ready, i, first), along(ready, i, second), groups[i]))
                .toList();
        return new Projection(
                numbers.width(), standardized, axes.share(0), axes.share(1), cells.groups(targetNumbers()), points);
    }

    /** Centered columns, read row by row. */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
    private record ColumnRows(double[][] columns) implements TrainingRows {
        @Override
        public int count() {
            return columns[0].length;
        }

        @Override
        public int width() {
            return columns.length;
        }

        @Override
        public void read(int from, int count, double[] into) {
            for (int k = 0; k < columns.length; k++) {
                for (int i = 0; i < count; i++) {
                    into[i * columns.length + k] = columns[k][from + i];
                }
            }
        }
    }

    private static double along(double[][] columns, int row, double[] axis) {
        double sum = 0;
        for (int c = 0; c < axis.length; c++) {
            sum += columns[c][row] * axis[c];
        }
        return sum;
    }

    private List<ClassImage> classImages(ImageLayout layout, TargetCells cells, int[] rows) {
        int[] groups = cells.isClasses() ? cells.classOf(rows) : new int[rows.length];
        List<String> names = cells.isClasses() ? cells.classes() : List.of("");
        double[][] sums = new double[names.size()][layout.pixels()];
        int[] counts = new int[names.size()];
        List<List<Integer>> examples = new ArrayList<>();
        names.forEach(name -> examples.add(new ArrayList<>()));
        for (int i = 0; i < rows.length; i++) {
            double[] image = layout.image(table, rows[i]);
            int group = groups[i];
            counts[group]++;
            for (int p = 0; p < image.length; p++) {
                sums[group][p] += image[p];
            }
            if (examples.get(group).size() < EXAMPLES * (cells.isClasses() ? 1 : 4)) {
                examples.get(group).add(rows[i]);
            }
        }
        return IntStream.range(0, names.size())
                .mapToObj(group -> new ClassImage(
                        names.get(group),
                        counts[group],
                        Arrays.stream(sums[group])
                                .map(sum -> sum / Math.max(1, counts[group]))
                                .boxed()
                                .toList(),
                        examples.get(group)))
                .toList();
    }
}
