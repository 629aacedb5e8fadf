package org.layerwise.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.table.Table;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Model;

/**
 * Which columns a model relies on: each is shuffled among the rows by itself, several times, and the figure of merit looked at
 * (Breiman, "Random Forests", Machine Learning 45, 2001; Fisher, Rudin and Dominici, 2019). Columns that say the same stand in
 * for each other, and both seem to matter little.
 *
 * @param figure the id of the figure of merit: {@code accuracy}, {@code r2}, or {@code loss}
 * @param baseline the figure with no column shuffled
 * @param rows how many were looked at
 * @param of how many these were chosen from
 * @param columns the most important first
 */
public record PermutationImportance(String figure, double baseline, int rows, int of, List<ColumnImportance> columns) {

    /** More rows than these are sampled. */
    public static final int MOST_ROWS = 10_000;

    public PermutationImportance {
        columns = List.copyOf(columns);
    }

    /**
     * Computes it.
     *
     * @param rows of the table, each with a target
     * @param repeats how often each column is shuffled
     * @param mostRows more rows than these are sampled
     * @param seed of the sample and the shuffling
     * @throws org.layerwise.base.ProblemException when the table does not fit the model
     * @throws java.util.concurrent.CancellationException when {@code watch} says so
     */
    public static PermutationImportance of(
            Model model, Table table, int[] rows, int repeats, int mostRows, Seed seed, Watch watch) {
        // windows are made of neighboring rows: a sample would tear them apart
        boolean windowed = model.pipeline().windowed() != null;
        int[] chosen = windowed ? rows : RowSample.of(rows, mostRows, seed);
        Table sample = windowed ? table : table.pick(chosen);
        int[] all = windowed ? rows : sample.allRows();
        Evaluation plain = Evaluation.of(model, sample, all);
        FigureOfMerit figure = FigureOfMerit.of(plain);
        double baseline = figure.read(plain);
        List<String> names = model.experiment().data().features().stream()
                .filter(column -> !column.isDropped())
                .map(ColumnSpec::name)
                .toList();
        RandomStream random = seed.stream("outcome-shuffle");
        List<ColumnImportance> columns = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            int column = sample.column(names.get(c));
            double[] drops = new double[repeats];
            for (int repeat = 0; repeat < repeats; repeat++) {
                watch.check((c + (double) repeat / repeats) / names.size());
                Table shuffled = sample.withColumn(column, shuffled(sample, column, random));
                drops[repeat] = baseline - figure.read(Evaluation.of(model, shuffled, all));
            }
            columns.add(new ColumnImportance(names.get(c), drops));
        }
        columns.sort(Comparator.comparingDouble((ColumnImportance column) -> -column.mean()));
        return new PermutationImportance(figure.id, baseline, chosen.length, rows.length, columns);
    }

    private static List<String> shuffled(Table table, int column, RandomStream random) {
        int[] order = table.allRows();
        random.shuffle(order);
        List<String> cells = new ArrayList<>(order.length);
        for (int row : order) {
            cells.add(table.cell(row, column));
        }
        return cells;
    }
}
