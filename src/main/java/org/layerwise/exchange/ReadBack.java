package org.layerwise.exchange;

import java.nio.file.Path;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.layerwise.data.table.Table;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;

/**
 * What came of reading an exported file back and predicting rows both ways.
 *
 * @param rows how many rows were predicted
 * @param largestDifference the largest |a − b| between a number of the model, a, and the file's, b
 * @param agrees whether every |a − b| ≤ 1e-5 · max(1, |a|)
 */
public record ReadBack(int rows, double largestDifference, boolean agrees) {
    /** How many rows are predicted at most. */
    public static final int ROWS = 100;

    private static final double TOLERANCE = 1e-5;

    /**
     * Predicts up to {@value #ROWS} rows, spread evenly over the table, by the model and from the file.
     *
     * @throws org.layerwise.base.ProblemException when the file cannot be read back, or a cell cannot
     */
    public static ReadBack of(Exporter exporter, Model model, Path file, Table table) {
        Predictor predictor = new Predictor(model);
        int[] rows = spread(predictor.predictable(table));
        return compare(predictor.predict(table, rows), exporter.predict(model, file, table, rows));
    }

    /** Predicts the same rows by the model and by what a file of Layerwise's own gave back. */
    public static ReadBack of(Model model, Model loaded, Table table) {
        Predictor predictor = new Predictor(model);
        int[] rows = spread(predictor.predictable(table));
        return compare(predictor.predict(table, rows), new Predictor(loaded).predict(table, rows));
    }

    private static int[] spread(int[] rows) {
        int count = Math.min(ROWS, rows.length);
        return IntStream.range(0, count)
                .map(i -> rows[(int) ((long) i * rows.length / count)])
                .toArray();
    }

    /** Compares predictions of the same rows by the same classes. */
    static ReadBack compare(Predictions ours, Predictions theirs) {
        double[] a = numbers(ours);
        double[] b = numbers(theirs);
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " numbers cannot be compared with " + b.length);
        }
        double largest = 0;
        boolean agrees = true;
        for (int i = 0; i < a.length; i++) {
            double difference = Double.compare(a[i], b[i]) == 0 ? 0 : Math.abs(a[i] - b[i]);
            largest = Math.max(largest, difference);
            agrees &= difference == 0 || difference <= TOLERANCE * Math.max(1, Math.abs(a[i]));
        }
        return new ReadBack(ours.rows(), largest, agrees);
    }

    private static double[] numbers(Predictions predictions) {
        return switch (predictions) {
            case Predictions.Values values -> values.values();
            case Predictions.Classes classes -> joined(Stream.of(classes.probabilities()));
            case Predictions.SeveralValues several ->
                Stream.of(several.values()).flatMapToDouble(DoubleStream::of).toArray();
            case Predictions.Labels labels -> joined(Stream.of(labels.probabilities()));
            case Predictions.Reconstruction reconstruction ->
                joined(Stream.concat(Stream.of(reconstruction.values()), Stream.<float[]>of(reconstruction.errors())));
        };
    }

    private static double[] joined(Stream<float[]> rows) {
        return rows.flatMapToDouble(row -> IntStream.range(0, row.length).mapToDouble(k -> row[k]))
                .toArray();
    }
}
