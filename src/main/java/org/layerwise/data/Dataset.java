package org.layerwise.data;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Rows ready for a network. The matrices and the array are handed out as they are and must not be changed.
 *
 * @param features {@code [n × d]}
 * @param targets {@code [n × outputs]}
 * @param weights of each row in the loss; null: all weigh the same
 * @param tableRows the table's row behind each of the n rows
 * @param fingerprint of the table's file
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows, handed on and never compared
public record Dataset(
        FMatrixRMaj features, FMatrixRMaj targets, float @Nullable [] weights, int[] tableRows, String fingerprint) {
    /** Rows that all weigh the same. */
    public Dataset(FMatrixRMaj features, FMatrixRMaj targets, int[] tableRows, String fingerprint) {
        this(features, targets, null, tableRows, fingerprint);
    }

    public Dataset {
        if (features.numRows != targets.numRows || features.numRows != tableRows.length) {
            throw new IllegalArgumentException("features have " + features.numRows + " rows, targets " + targets.numRows
                    + ", table rows " + tableRows.length);
        }
        if (weights != null && weights.length != features.numRows) {
            throw new IllegalArgumentException(weights.length + " weights for " + features.numRows + " rows");
        }
    }

    /**
     * Rows that come from no table.
     *
     * @param features {@code [n × d]}, row after row. Kept, not copied.
     * @param targets {@code [n × outputs]}, row after row. Kept, not copied.
     * @param rows n
     */
    public static Dataset ofArrays(float[] features, float[] targets, int rows) {
        return new Dataset(
                FMatrixRMaj.wrap(rows, features.length / rows, features),
                FMatrixRMaj.wrap(rows, targets.length / rows, targets),
                new int[rows],
                "");
    }

    public int rows() {
        return features.numRows;
    }

    /** The rows {@code order[0], order[1], …} of this dataset, copied. */
    public Dataset subset(int[] order) {
        FMatrixRMaj x = new FMatrixRMaj(order.length, features.numCols);
        FMatrixRMaj y = new FMatrixRMaj(order.length, targets.numCols);
        gather(order, 0, order.length, x, y);
        int[] rows = new int[order.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = tableRows[order[i]];
        }
        return new Dataset(x, y, gatherWeights(order, 0, order.length, emptyWeights(order.length)), rows, fingerprint);
    }

    /** Room for the weights of so many rows; null where all weigh the same. */
    public float @Nullable [] emptyWeights(int count) {
        return weights == null ? null : new float[count];
    }

    /**
     * Copies the weights of the rows {@code order[from] … order[from + count − 1]}.
     *
     * @param w its first {@code count} places are set; null where {@link #weights} are. Modified.
     * @return {@code w}
     */
    public float @Nullable [] gatherWeights(int[] order, int from, int count, float @Nullable [] w) {
        float[] source = weights;
        if (source != null && w != null) {
            for (int i = 0; i < count; i++) {
                w[i] = source[order[from + i]];
            }
        }
        return w;
    }

    /**
     * Copies the rows {@code order[from] … order[from + count − 1]} into a batch. Allocates nothing when the matrices have
     * held that many rows before.
     *
     * @param x becomes {@code [count × d]}. Modified.
     * @param y becomes {@code [count × outputs]}. Modified.
     */
    public void gather(int[] order, int from, int count, FMatrixRMaj x, FMatrixRMaj y) {
        x.reshape(count, features.numCols);
        y.reshape(count, targets.numCols);
        copy(features, order, from, count, x);
        copy(targets, order, from, count, y);
    }

    private static void copy(FMatrixRMaj source, int[] order, int from, int count, FMatrixRMaj into) {
        int width = source.numCols;
        if (width == 1) {
            for (int i = 0; i < count; i++) {
                into.data[i] = source.data[order[from + i]];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(source.data, order[from + i] * width, into.data, i * width, width);
        }
    }
}
