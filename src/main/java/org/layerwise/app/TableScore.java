package org.layerwise.app;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.table.Table;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Model;
import org.layerwise.train.Part;
import org.layerwise.train.Predictions;

/** How well the targets of a predicted table were met: as a whole, and in each row. */
public final class TableScore {
    private final Evaluation evaluation;
    private final Table table;
    private final int[] columns;
    private final double[] errors;
    private final boolean ofNumbers;
    private final int trainedOn;
    private final int[] worst;

    private TableScore(Evaluation evaluation, Table table, int[] columns, Predictions predictions, int trainedOn) {
        this.evaluation = evaluation;
        this.table = table;
        this.columns = columns;
        this.errors = errors(predictions);
        this.ofNumbers = predictions instanceof Predictions.Values || predictions instanceof Predictions.SeveralValues;
        this.trainedOn = trainedOn;
        this.worst = worst();
    }

    /**
     * Scores a table; empty where it lacks a target, or has it in no row.
     *
     * @param predictions of all rows
     * @throws org.layerwise.base.ProblemException when a target cannot be read, or is a class that training never saw
     */
    static Optional<TableScore> of(Model model, Table table, Predictions predictions) {
        List<String> targets = model.pipeline().target().columns();
        if (targets.isEmpty() || targets.stream().anyMatch(target -> table.indexOf(target) < 0)) {
            return Optional.empty();
        }
        Table read = model.pipeline().reads(table);
        int[] columns = targets.stream().mapToInt(read::column).toArray();
        boolean none = IntStream.range(0, read.rowCount())
                .allMatch(row -> IntStream.of(columns).anyMatch(column -> read.isMissing(row, column)));
        return none
                ? Optional.empty()
                : Optional.of(new TableScore(
                        Evaluation.of(model, table, Part.ALL), read, columns, predictions, model.rowsTrainedOn(table)));
    }

    private double[] errors(Predictions predictions) {
        return IntStream.range(0, table.rowCount())
                .mapToDouble(row -> hasTarget(row) ? error(predictions, row) : Double.NaN)
                .toArray();
    }

    /** Whether a row has every target. */
    public boolean hasTarget(int row) {
        return IntStream.of(columns).noneMatch(column -> table.isMissing(row, column));
    }

    private double error(Predictions predictions, int row) {
        return switch (predictions) {
            case Predictions.Classes classes ->
                text(row, 0).equals(classes.classes().get(classes.best(row))) ? 0 : 1;
            case Predictions.Values values -> Math.abs(values.values()[row] - number(row, 0));
            case Predictions.SeveralValues several -> farthest(several, row);
            case Predictions.Labels labels -> wrong(labels, row);
            case Predictions.Reconstruction _ -> Double.NaN;
        };
    }

    private double farthest(Predictions.SeveralValues several, int row) {
        List<RegressionTarget> targets = several.targets();
        return IntStream.range(0, targets.size())
                .mapToDouble(k -> Math.abs(several.values()[row][k] - number(row, k))
                        / Math.abs(targets.get(k).scale()))
                .max()
                .orElse(Double.NaN);
    }

    private double wrong(Predictions.Labels labels, int row) {
        List<ClassTarget> targets = labels.labels();
        return IntStream.range(0, targets.size())
                .filter(k -> !text(row, k).equals(labels.text(row, k)))
                .count();
    }

    private int[] worst() {
        return ofNumbers
                ? IntStream.range(0, errors.length)
                        .filter(row -> !Double.isNaN(errors[row]))
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer row) -> -errors[row]))
                        .mapToInt(row -> row)
                        .toArray()
                : IntStream.range(0, errors.length)
                        .filter(row -> errors[row] > 0)
                        .toArray();
    }

    /** Loss and metrics over the rows that have a target. */
    public Evaluation evaluation() {
        return evaluation;
    }

    /** Whether numbers are predicted, none of which is simply wrong. */
    public boolean isOfNumbers() {
        return ofNumbers;
    }

    /**
     * The rows whose class or labels are wrong, in the table's order; of numbers, all rows that have a target, the largest error
     * first. Copied.
     */
    public int[] worstRows() {
        return worst.clone();
    }

    /** How many rows have a wrong class or label; of numbers 0. */
    public int wrongRows() {
        return ofNumbers ? 0 : worst.length;
    }

    /** How many of the table's rows trained the model, which makes the score better than one of new rows. */
    public int rowsTrainedOn() {
        return trainedOn;
    }

    /** How many rows have no target, or one that is left out. */
    public int unscoredRows() {
        return (int) Arrays.stream(errors).filter(Double::isNaN).count();
    }

    /**
     * How far off a row's prediction is: 0 or 1 for a class, the number of wrong labels, the distance to a number; of several
     * numbers the largest distance in units of the target's deviation. NaN for a row without a target.
     */
    public double error(int row) {
        return errors[row];
    }

    /**
     * The text of a row's target as training spelled it; empty where it is missing.
     *
     * @param target which one, from 0
     */
    public String text(int row, int target) {
        return table.isMissing(row, columns[target]) ? "" : table.label(row, columns[target]);
    }

    /**
     * The number of a row's target; NaN where it is missing.
     *
     * @param target which one, from 0
     */
    public double number(int row, int target) {
        return table.isMissing(row, columns[target]) ? Double.NaN : table.number(row, columns[target]);
    }
}
