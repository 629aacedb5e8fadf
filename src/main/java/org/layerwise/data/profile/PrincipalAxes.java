package org.layerwise.data.profile;

import java.util.random.RandomGenerator;
import org.layerwise.base.Seed;

/**
 * The leading eigenvectors of a covariance matrix by orthogonal iteration with Rayleigh–Ritz projection (Golub and Van Loan,
 * "Matrix Computations", 4th edition, section 8.2): a block of {@value #BLOCK} vectors is multiplied, turned onto its own best
 * axes and made orthonormal, until the first two neither turn nor grow. Each vector's largest component is positive.
 */
final class PrincipalAxes {
    private static final int BLOCK = 8;
    private static final int ROUNDS = 2_000;
    private static final double PRECISION = 1e-10;

    private final double[][] matrix;
    private final int size;
    private double[][] vectors;
    private double[] values = new double[0];

    private PrincipalAxes(double[][] matrix) {
        this.matrix = matrix;
        this.size = matrix.length;
        RandomGenerator random = new Seed(0).stream("axes");
        this.vectors = new double[Math.min(BLOCK, size)][size];
        for (double[] vector : vectors) {
            for (int i = 0; i < size; i++) {
                vector[i] = random.nextGaussian();
            }
        }
        orthonormalize(vectors);
    }

    /** Of a symmetric matrix with no negative eigenvalues. */
    static PrincipalAxes of(double[][] covariance) {
        PrincipalAxes axes = new PrincipalAxes(covariance);
        for (int round = 0; round < ROUNDS && !axes.improve(); round++) {
            orthonormalize(axes.vectors);
        }
        axes.orient();
        return axes;
    }

    /** XᵀX/n of centred columns. */
    static double[][] covariance(double[][] columns) {
        int size = columns.length;
        double[][] covariance = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = a; b < size; b++) {
                double sum = 0;
                double[] x = columns[a];
                double[] y = columns[b];
                for (int i = 0; i < x.length; i++) {
                    sum += x[i] * y[i];
                }
                covariance[a][b] = sum / x.length;
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    /** The eigenvector, by falling eigenvalue. */
    double[] vector(int index) {
        return vectors[index];
    }

    double value(int index) {
        return values[index];
    }

    /** One round; whether the first two vectors are eigenvectors already, which are then left as they are. */
    private boolean improve() {
        int block = vectors.length;
        double[][] images = new double[block][];
        for (int v = 0; v < block; v++) {
            images[v] = multiply(vectors[v]);
        }
        double[][] small = new double[block][block];
        for (int a = 0; a < block; a++) {
            for (int b = 0; b < block; b++) {
                small[a][b] = dot(vectors[a], images[b]);
            }
        }
        double[][] turn = JacobiEigen.vectors(small);
        values = new double[block];
        for (int v = 0; v < block; v++) {
            values[v] = small[v][v];
        }
        vectors = turned(vectors, turn);
        images = turned(images, turn);
        boolean settled = true;
        for (int v = 0; v < Math.min(2, block); v++) {
            double off = 0;
            for (int i = 0; i < size; i++) {
                double residual = images[v][i] - values[v] * vectors[v][i];
                off += residual * residual;
            }
            settled &= Math.sqrt(off) <= PRECISION * values[0];
        }
        if (!settled) {
            vectors = images;
        }
        return settled;
    }

    private double[] multiply(double[] vector) {
        double[] image = new double[size];
        for (int i = 0; i < size; i++) {
            image[i] = dot(matrix[i], vector);
        }
        return image;
    }

    private static double[][] turned(double[][] vectors, double[][] turn) {
        double[][] turned = new double[vectors.length][vectors[0].length];
        for (int to = 0; to < turned.length; to++) {
            for (int from = 0; from < turned.length; from++) {
                double by = turn[from][to];
                for (int i = 0; i < turned[to].length; i++) {
                    turned[to][i] += by * vectors[from][i];
                }
            }
        }
        return turned;
    }

    /** Gram and Schmidt, twice over; a vector that has nothing of its own becomes zero. Modified. */
    private static void orthonormalize(double[][] vectors) {
        for (int v = 0; v < vectors.length; v++) {
            double before = Math.sqrt(dot(vectors[v], vectors[v]));
            for (int pass = 0; pass < 2; pass++) {
                for (int earlier = 0; earlier < v; earlier++) {
                    double along = dot(vectors[v], vectors[earlier]);
                    for (int i = 0; i < vectors[v].length; i++) {
                        vectors[v][i] -= along * vectors[earlier][i];
                    }
                }
            }
            double length = Math.sqrt(dot(vectors[v], vectors[v]));
            double by = length > 1e-14 * before ? 1 / length : 0;
            for (int i = 0; i < vectors[v].length; i++) {
                vectors[v][i] *= by;
            }
        }
    }

    private void orient() {
        for (double[] vector : vectors) {
            double largest = 0;
            for (double part : vector) {
                largest = Math.abs(part) > Math.abs(largest) ? part : largest;
            }
            if (largest < 0) {
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = -vector[i];
                }
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
