package org.layerwise.math;

import java.util.Optional;

/** Cholesky's factor {@code L} of a symmetric positive definite matrix {@code A = L·Lᵀ}, row-major, and what is solved by it. */
public final class LowerTriangle {
    private final double[] values;
    private final int size;

    private LowerTriangle(double[] values, int size) {
        this.values = values;
        this.size = size;
    }

    /**
     * Factors a matrix in place.
     *
     * @param matrix {@code [size × size]}, of which the lower triangle is read. Modified: it becomes the factor's.
     * @return whether it was positive definite, as far as rounding lets it
     */
    public static Optional<LowerTriangle> factor(double[] matrix, int size) {
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = matrix[row * size + column];
                for (int i = 0; i < column; i++) {
                    sum -= matrix[row * size + i] * matrix[column * size + i];
                }
                if (row == column) {
                    if (!(sum > 0)) {
                        return Optional.empty();
                    }
                    matrix[row * size + row] = Math.sqrt(sum);
                } else {
                    matrix[row * size + column] = sum / matrix[column * size + column];
                }
            }
        }
        return Optional.of(new LowerTriangle(matrix, size));
    }

    /**
     * Solves {@code L·x = b}.
     *
     * @param b becomes x. Modified.
     */
    public void solve(double[] b) {
        for (int row = 0; row < size; row++) {
            double sum = b[row];
            for (int i = 0; i < row; i++) {
                sum -= values[row * size + i] * b[i];
            }
            b[row] = sum / values[row * size + row];
        }
    }

    /**
     * Solves {@code Lᵀ·x = b}.
     *
     * @param b becomes x. Modified.
     */
    public void solveTransposed(double[] b) {
        for (int row = size - 1; row >= 0; row--) {
            double sum = b[row];
            for (int i = row + 1; i < size; i++) {
                sum -= values[i * size + row] * b[i];
            }
            b[row] = sum / values[row * size + row];
        }
    }

    /** ln |A|. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(values[i * size + i]);
        }
        return 2 * sum;
    }
}
