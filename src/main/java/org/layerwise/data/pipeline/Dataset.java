package org.layerwise.data.pipeline;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Rows ready for a network. What it is made of is handed out as it is and must not be changed.
 *
 * @param x features, {@code [n × d]}
 * @param y targets, {@code [n × outputs]}
 * @param weights of each row in the loss; null: all weigh the same
 * @param tableRows the table's row behind each of the n rows
 * @param fingerprint of the table's file
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows, handed on and never compared
public record Dataset(Rows x, Rows y, float @Nullable [] weights, int[] tableRows, String fingerprint) {
    /** Rows in memory that all weigh the same. */
    public Dataset(FMatrixRMaj features, FMatrixRMaj targets, int[] tableRows, String fingerprint) {
        this(features, targets, null, tableRows, fingerprint);
    }

    /** Rows in memory. */
    public Dataset(
            FMatrixRMaj features,
            FMatrixRMaj targets,
            float @Nullable [] weights,
            int[] tableRows,
            String fingerprint) {
        this(new InMemoryRows(features), new InMemoryRows(targets), weights, tableRows, fingerprint);
    }

    public Dataset {
        if (x.count() != y.count() || x.count() != tableRows.length) {
            throw new IllegalArgumentException(
                    "features have " + x.count() + " rows, targets " + y.count() + ", table rows " + tableRows.length);
        }
        if (weights != null && weights.length != x.count()) {
            throw new IllegalArgumentException(weights.length + " weights for " + x.count() + " rows");
        }
    }

    /** The features in memory, {@code [n × d]}. */
    public FMatrixRMaj features() {
        return x.matrix();
    }

    /** The targets in memory, {@code [n × outputs]}. */
    public FMatrixRMaj targets() {
        return y.matrix();
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

    /** Whether the targets are the very features: not alike by chance, but kept in one place. */
    public boolean reconstructs() {
        return y.equals(x);
    }

    public int rows() {
        return x.count();
    }

    /** The rows {@code order[0], order[1], …} of this dataset, copied. */
    public Dataset subset(int[] order) {
        FMatrixRMaj features = new FMatrixRMaj(order.length, x.width());
        FMatrixRMaj targets = new FMatrixRMaj(order.length, y.width());
        gather(order, 0, order.length, features, targets);
        int[] rows = new int[order.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = tableRows[order[i]];
        }
        float[] w = gatherWeights(order, 0, order.length, emptyWeights(order.length));
        return new Dataset(features, targets, w, rows, fingerprint);
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
     * @param features becomes {@code [count × d]}. Modified.
     * @param targets becomes {@code [count × outputs]}. Modified.
     */
    public void gather(int[] order, int from, int count, FMatrixRMaj features, FMatrixRMaj targets) {
        x.gather(order, from, count, features);
        y.gather(order, from, count, targets);
    }
}
