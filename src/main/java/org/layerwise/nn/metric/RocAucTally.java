package org.layerwise.nn.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** Keeps every probability, and sorts each class's when asked. */
final class RocAucTally implements Tally {
    private final int classes;
    private final int columns;
    private float[] probabilities = new float[0];
    private int[] actual = new int[0];
    private int rows;
    private boolean finite = true;

    RocAucTally(int classes) {
        this.classes = classes;
        this.columns = classes == 2 ? 1 : classes;
    }

    @Override
    public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
        int total = rows + predictions.numRows;
        if (total > actual.length) {
            int room = Math.max(total, 2 * actual.length);
            actual = Arrays.copyOf(actual, room);
            probabilities = Arrays.copyOf(probabilities, Math.multiplyExact(room, columns));
        }
        System.arraycopy(predictions.data, 0, probabilities, rows * columns, predictions.numRows * columns);
        for (int i = 0; i < predictions.numRows; i++) {
            actual[rows + i] = ClassCounts.classOf(targets, i);
        }
        for (int i = rows * columns; i < total * columns; i++) {
            finite &= Float.isFinite(probabilities[i]);
        }
        rows = total;
    }

    @Override
    public MetricValue value() {
        if (rows == 0) {
            return MetricValue.noRows();
        }
        if (!finite) {
            return MetricValue.of(Double.NaN);
        }
        if (classes == 2) {
            return columnAgainstRest(0, 1);
        }
        double sum = 0;
        int known = 0;
        for (MetricValue each : perClass()) {
            if (each instanceof MetricValue.Known(double value)) {
                sum += value;
                known++;
            }
        }
        return known == 0 ? new MetricValue.Unknown("all rows are of one class") : MetricValue.of(sum / known);
    }

    @Override
    public List<MetricValue> perClass() {
        if (rows == 0 || !finite || classes == 2) {
            return Collections.nCopies(classes, value());
        }
        return IntStream.range(0, classes)
                .mapToObj(c -> columnAgainstRest(c, c))
                .toList();
    }

    /** By the probabilities in a column, how far the rows of a class stand above the others. */
    private MetricValue columnAgainstRest(int column, int c) {
        long[] keys = new long[rows];
        long own = 0;
        for (int i = 0; i < rows; i++) {
            int is = actual[i] == c ? 1 : 0;
            keys[i] = ordered(probabilities[i * columns + column]) << 1 | is;
            own += is;
        }
        Arrays.sort(keys);
        double won = 0;
        long othersBelow = 0;
        int i = 0;
        while (i < rows) {
            long level = keys[i] >> 1;
            long ownHere = 0;
            long othersHere = 0;
            while (i < rows && keys[i] >> 1 == level) {
                ownHere += keys[i] & 1;
                othersHere += 1 - (keys[i] & 1);
                i++;
            }
            won += ownHere * (othersBelow + othersHere / 2.0);
            othersBelow += othersHere;
        }
        if (classes == 2 && (own == 0 || own == rows)) {
            return new MetricValue.Unknown("all rows are of one class");
        }
        if (own == 0) {
            return new MetricValue.Unknown("no row is of it; the mean leaves it out");
        }
        if (own == rows) {
            return new MetricValue.Unknown("no row is of another class; the mean leaves it out");
        }
        return MetricValue.of(won / ((double) own * (rows - own)));
    }

    /** A whole number that is larger for a larger float, and equal for 0 and −0. */
    private static long ordered(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits >= 0 ? bits : Integer.MIN_VALUE - (long) bits;
    }
}
