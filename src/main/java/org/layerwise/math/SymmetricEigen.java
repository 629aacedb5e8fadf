package org.layerwise.math;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix in double precision: Householder's reflections turn it into a tridiagonal
 * one, QL steps with implicit shifts that into a diagonal (Martin, Reinsch and Wilkinson, Numerische Mathematik 11, 1968, and
 * 12, 1968: {@code tred2}, {@code imtql2}; Golub and Van Loan, "Matrix Computations", 4th edition, section 8.3). Some 9n³
 * operations. Plain Java: the same bits on every machine.
 */
public final class SymmetricEigen {
    /** Vectors count as equally long in a direction when they are within this of each other. */
    private static final double TIE = 1e-6;

    private static final double EPSILON = Math.ulp(1.0);

    private final int size;
    /** The matrix, then the vectors, one a row. */
    private final double[][] rows;

    private final double[] diagonal;
    private final double[] beside;

    private SymmetricEigen(double[][] matrix) {
        rows = matrix;
        size = matrix.length;
        diagonal = new double[size];
        beside = new double[size];
    }

    /**
     * What was found.
     *
     * @param values eigenvalues, falling
     * @param vectors one a row, of length 1; the first of the components that are largest in size is positive
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
    public record Result(double[] values, double[][] vectors) {}

    /**
     * All eigenvalues and eigenvectors.
     *
     * @param matrix symmetric and finite, {@code [n × n]}. Modified: becomes the vectors.
     */
    public static Result of(double[][] matrix) {
        SymmetricEigen eigen = new SymmetricEigen(matrix);
        if (eigen.size > 0) {
            eigen.reduce();
            eigen.accumulate();
            eigen.iterate();
        }
        return eigen.result();
    }

    /** Householder's reduction to a tridiagonal matrix. */
    private void reduce() {
        for (int j = 0; j < size; j++) {
            diagonal[j] = rows[j][size - 1];
        }
        for (int i = size - 1; i > 0; i--) {
            double scale = 0;
            for (int k = 0; k < i; k++) {
                scale += Math.abs(diagonal[k]);
            }
            double h = 0;
            if (scale == 0) {
                beside[i] = diagonal[i - 1];
                for (int j = 0; j < i; j++) {
                    diagonal[j] = rows[j][i - 1];
                    rows[j][i] = 0;
                    rows[i][j] = 0;
                }
            } else {
                for (int k = 0; k < i; k++) {
                    diagonal[k] /= scale;
                    h += diagonal[k] * diagonal[k];
                }
                h = reflect(i, scale, h);
            }
            diagonal[i] = h;
        }
    }

    private double reflect(int i, double scale, double squares) {
        double last = diagonal[i - 1];
        double g = last > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
        double h = squares - last * g;
        beside[i] = scale * g;
        diagonal[i - 1] = last - g;
        Arrays.fill(beside, 0, i, 0);
        for (int j = 0; j < i; j++) {
            rows[i][j] = diagonal[j];
            double own = rows[j][j] * diagonal[j] + dot(rows[j], diagonal, j + 1, i);
            add(diagonal[j], rows[j], beside, j + 1, i);
            beside[j] += own;
        }
        double f = 0;
        for (int j = 0; j < i; j++) {
            beside[j] /= h;
            f += beside[j] * diagonal[j];
        }
        add(-f / (h + h), diagonal, beside, 0, i);
        for (int j = 0; j < i; j++) {
            add(-diagonal[j], beside, rows[j], j, i);
            add(-beside[j], diagonal, rows[j], j, i);
            diagonal[j] = rows[j][i - 1];
            rows[j][i] = 0;
        }
        return h;
    }

    /** The product of the reflections. */
    private void accumulate() {
        for (int i = 0; i < size - 1; i++) {
            rows[i][size - 1] = rows[i][i];
            rows[i][i] = 1;
            double[] reflection = rows[i + 1];
            double h = diagonal[i + 1];
            if (h != 0) {
                for (int k = 0; k <= i; k++) {
                    diagonal[k] = reflection[k] / h;
                }
                for (int j = 0; j <= i; j++) {
                    add(-dot(reflection, rows[j], 0, i + 1), diagonal, rows[j], 0, i + 1);
                }
            }
            Arrays.fill(reflection, 0, i + 1, 0);
        }
        for (int j = 0; j < size; j++) {
            diagonal[j] = rows[j][size - 1];
            rows[j][size - 1] = 0;
        }
        rows[size - 1][size - 1] = 1;
    }

    /** QL steps until nothing stands beside the diagonal. */
    private void iterate() {
        System.arraycopy(beside, 1, beside, 0, size - 1);
        beside[size - 1] = 0;
        for (int low = 0; low < size; low++) {
            int high = decoupled(low);
            while (high > low) {
                step(low, high);
                high = decoupled(low);
            }
        }
    }

    /** The first place from {@code low} on beside which nothing of any size stands. */
    private int decoupled(int low) {
        int at = low;
        while (at < size - 1
                && Math.abs(beside[at]) > EPSILON * (Math.abs(diagonal[at]) + Math.abs(diagonal[at + 1]))) {
            at++;
        }
        return at;
    }

    private void step(int low, int high) {
        double g = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
        double r = Math.hypot(g, 1);
        g = diagonal[high] - diagonal[low] + beside[low] / (g + Math.copySign(r, g));
        double sin = 1;
        double cos = 1;
        double p = 0;
        for (int i = high - 1; i >= low; i--) {
            double f = sin * beside[i];
            double b = cos * beside[i];
            r = Math.hypot(f, g);
            beside[i + 1] = r;
            if (r == 0) {
                diagonal[i + 1] -= p;
                beside[high] = 0;
                return;
            }
            sin = f / r;
            cos = g / r;
            g = diagonal[i + 1] - p;
            r = (diagonal[i] - g) * sin + 2 * cos * b;
            p = sin * r;
            diagonal[i + 1] = g + p;
            g = cos * r - b;
            rotate(rows[i], rows[i + 1], cos, sin);
        }
        diagonal[low] -= p;
        beside[low] = g;
        beside[high] = 0;
    }

    private static void rotate(double[] one, double[] other, double cos, double sin) {
        for (int k = 0; k < one.length; k++) {
            double x = one[k];
            double y = other[k];
            other[k] = sin * x + cos * y;
            one[k] = cos * x - sin * y;
        }
    }

    private static double dot(double[] a, double[] b, int from, int to) {
        double even = 0;
        double odd = 0;
        int k = from;
        for (; k + 1 < to; k += 2) {
            even += a[k] * b[k];
            odd += a[k + 1] * b[k + 1];
        }
        return k < to ? even + odd + a[k] * b[k] : even + odd;
    }

    /** Adds {@code by · a} to {@code b}. */
    private static void add(double by, double[] a, double[] b, int from, int to) {
        for (int k = from; k < to; k++) {
            b[k] += by * a[k];
        }
    }

    private Result result() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -diagonal[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[size];
        double[][] vectors = new double[size][];
        for (int i = 0; i < size; i++) {
            values[i] = diagonal[order[i]];
            vectors[i] = oriented(rows[order[i]]);
        }
        return new Result(values, vectors);
    }

    /** The vector or its opposite: that of which the first of the components that are largest in size is positive. */
    public static double[] oriented(double[] vector) {
        double largest = 0;
        for (double part : vector) {
            largest = Math.max(largest, Math.abs(part));
        }
        for (double part : vector) {
            if (Math.abs(part) >= (1 - TIE) * largest) {
                return part < 0 ? Arrays.stream(vector).map(x -> -x).toArray() : vector;
            }
        }
        return vector;
    }
}
