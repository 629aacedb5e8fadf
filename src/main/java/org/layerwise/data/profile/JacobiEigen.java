package org.layerwise.data.profile;

/** Eigenvalues of small symmetric matrices by Jacobi's rotations (Golub and Van Loan, section 8.5). */
final class JacobiEigen {
    private static final int SWEEPS = 60;

    private JacobiEigen() {}

    /**
     * Turns a matrix to its diagonal.
     *
     * @param matrix symmetric; its diagonal becomes the eigenvalues, falling. Modified.
     * @return the eigenvectors as columns
     */
    static double[][] vectors(double[][] matrix) {
        int size = matrix.length;
        double[][] vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean turned = false;
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    turned |= rotate(matrix, vectors, p, q);
                }
            }
            if (!turned) {
                break;
            }
        }
        sort(matrix, vectors);
        return vectors;
    }

    private static boolean rotate(double[][] a, double[][] vectors, int p, int q) {
        if (Math.abs(a[p][q]) <= 1e-16 * Math.sqrt(Math.abs(a[p][p] * a[q][q])) || a[p][q] == 0) {
            return false;
        }
        double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, tau) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        double cos = 1 / Math.sqrt(1 + t * t);
        double sin = t * cos;
        for (int i = 0; i < a.length; i++) {
            double ip = a[i][p];
            double iq = a[i][q];
            a[i][p] = cos * ip - sin * iq;
            a[i][q] = sin * ip + cos * iq;
            double vp = vectors[i][p];
            double vq = vectors[i][q];
            vectors[i][p] = cos * vp - sin * vq;
            vectors[i][q] = sin * vp + cos * vq;
        }
        for (int i = 0; i < a.length; i++) {
            double pi = a[p][i];
            double qi = a[q][i];
            a[p][i] = cos * pi - sin * qi;
            a[q][i] = sin * pi + cos * qi;
        }
        return true;
    }

    private static void sort(double[][] matrix, double[][] vectors) {
        int size = matrix.length;
        for (int i = 0; i < size; i++) {
            int largest = i;
            for (int j = i + 1; j < size; j++) {
                largest = matrix[j][j] > matrix[largest][largest] ? j : largest;
            }
            double value = matrix[i][i];
            matrix[i][i] = matrix[largest][largest];
            matrix[largest][largest] = value;
            for (double[] row : vectors) {
                double part = row[i];
                row[i] = row[largest];
                row[largest] = part;
            }
        }
    }
}
