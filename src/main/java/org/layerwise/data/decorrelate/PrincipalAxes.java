package org.layerwise.data.decorrelate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.layerwise.math.DoubleGemm;
import org.layerwise.math.SymmetricEigen;

/**
 * The axes along which rows vary independently: eigenvectors of their sample covariance {@code Σ(x − μ)(x − μ)ᵀ / (n − 1)}, in
 * double precision. With fewer rows than features, those of the rows' inner products, which span all there is (Turk and
 * Pentland, "Eigenfaces for Recognition", 1991, section 2.1).
 *
 * @param mean of each feature, {@code [d]}
 * @param variances along the axes, falling, all above {@value #NOTHING} of the largest
 * @param axes orthonormal, one a row, {@code [m × d]}; the first of the components that are largest in size is positive
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
public record PrincipalAxes(double[] mean, double[] variances, double[][] axes) {
    /** Below this share of the largest variance there is nothing but rounding: features are float32. */
    static final double NOTHING = 1e-10;

    private static final int NUMBERS_AT_A_TIME = 1 << 20;

    /**
     * The axes of some rows, read once, a few at a time. Takes memory for min(n, d) · d numbers and the time of
     * min(n, d)² · (max(n, d) + 9 · min(n, d)) operations.
     */
    public static PrincipalAxes of(TrainingRows rows) {
        return rows.count() < rows.width() ? ofFew(rows) : ofMany(rows);
    }

    /** The number of features. */
    public int width() {
        return mean.length;
    }

    private static PrincipalAxes ofMany(TrainingRows rows) {
        int width = rows.width();
        DoubleGemm gemm = new DoubleGemm();
        double[] mean = new double[width];
        double[] scatter = new double[width * width];
        int atOnce = Math.clamp(NUMBERS_AT_A_TIME / width, 64, 4096);
        double[] some = new double[Math.min(atOnce, rows.count()) * width];
        for (int from = 0; from < rows.count(); from += atOnce) {
            int count = Math.min(atOnce, rows.count() - from);
            rows.read(from, count, some);
            double[] own = center(some, count, width);
            gemm.addInner(count, width, some, scatter);
            merge(mean, scatter, from, own, count);
        }
        double[][] covariance = new double[width][width];
        for (int a = 0; a < width; a++) {
            for (int b = a; b < width; b++) {
                covariance[a][b] = scatter[a * width + b] / Math.max(1, rows.count() - 1);
                covariance[b][a] = covariance[a][b];
            }
        }
        SymmetricEigen.Result found = SymmetricEigen.of(covariance);
        return trimmed(mean, found.values(), found.vectors());
    }

    /** Takes away the mean of some rows. Modified. */
    private static double[] center(double[] rows, int count, int width) {
        double[] mean = new double[width];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++) {
                mean[k] += rows[i * width + k];
            }
        }
        for (int k = 0; k < width; k++) {
            mean[k] /= count;
        }
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++) {
                rows[i * width + k] -= mean[k];
            }
        }
        return mean;
    }

    /**
     * Joins the means of two groups of rows, and adds what lies between them to the scatter within them (Chan, Golub and
     * LeVeque, "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances", 1979). The first mean and the
     * scatter are modified.
     */
    private static void merge(double[] mean, double[] scatter, int count, double[] otherMean, int otherCount) {
        int width = mean.length;
        double all = (double) count + otherCount;
        double[] apart = new double[width];
        Arrays.setAll(apart, k -> otherMean[k] - mean[k]);
        for (int a = 0; a < width && count > 0; a++) {
            double by = apart[a] * count * otherCount / all;
            for (int b = a; b < width; b++) {
                scatter[a * width + b] += by * apart[b];
            }
        }
        for (int k = 0; k < width; k++) {
            mean[k] += apart[k] * otherCount / all;
        }
    }

    private static PrincipalAxes ofFew(TrainingRows rows) {
        int count = rows.count();
        int width = rows.width();
        double[] all = new double[Math.multiplyExact(count, width)];
        rows.read(0, count, all);
        double[] mean = center(all, count, width);
        double[] turned = new double[all.length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++) {
                turned[k * count + i] = all[i * width + k];
            }
        }
        double[] products = new double[count * count];
        DoubleGemm gemm = new DoubleGemm();
        gemm.addInner(width, count, turned, products);
        double[][] inner = new double[count][count];
        for (int a = 0; a < count; a++) {
            for (int b = a; b < count; b++) {
                inner[a][b] = products[a * count + b] / Math.max(1, count - 1);
                inner[b][a] = inner[a][b];
            }
        }
        SymmetricEigen.Result found = SymmetricEigen.of(inner);
        PrincipalAxes ofRows = trimmed(mean, found.values(), found.vectors());
        double[][] axes = new double[ofRows.axes.length][];
        for (int v = 0; v < axes.length; v++) {
            double[] axis = new double[width];
            gemm.multiply(1, width, count, ofRows.axes[v], all, axis);
            axes[v] = SymmetricEigen.oriented(unit(axis));
        }
        return new PrincipalAxes(mean, ofRows.variances, axes);
    }

    private static double[] unit(double[] vector) {
        double squares = 0;
        for (double part : vector) {
            squares += part * part;
        }
        double length = Math.sqrt(squares);
        return Arrays.stream(vector).map(part -> part / length).toArray();
    }

    private static PrincipalAxes trimmed(double[] mean, double[] values, double[][] vectors) {
        int count = 0;
        while (count < values.length && values[count] > 0 && values[count] > NOTHING * values[0]) {
            count++;
        }
        return new PrincipalAxes(mean, Arrays.copyOf(values, count), Arrays.copyOf(vectors, count));
    }

    /** An axis by falling variance; zeros where nothing varies any more. */
    public double[] axis(int index) {
        return index < axes.length ? axes[index] : new double[width()];
    }

    /** The share of all variance that lies along an axis; 0 where nothing varies any more. */
    public double share(int index) {
        return index < variances.length
                ? variances[index] / DoubleStream.of(variances).sum()
                : 0;
    }

    /** The mean variance of a feature. */
    double meanVariance() {
        return DoubleStream.of(variances).sum() / mean.length;
    }

    /** How many axes to keep: as few as hold a share of the variance, and no more than {@code most}. */
    int kept(int most, double share) {
        double wanted = share * DoubleStream.of(variances).sum();
        double sum = 0;
        int kept = 0;
        while (kept < Math.min(most, variances.length) && (share == 1 || kept == 0 || sum < wanted)) {
            sum += variances[kept++];
        }
        return kept;
    }

    /** Onto the first axes, each with a factor that its variance gives. */
    FittedProjection projection(int kept, DoubleUnaryOperator factor) {
        float[] matrix = new float[width() * kept];
        for (int v = 0; v < kept; v++) {
            double by = factor.applyAsDouble(variances[v]);
            for (int k = 0; k < width(); k++) {
                matrix[k * kept + v] = (float) (by * axes[v][k]);
            }
        }
        return FittedProjection.of(ProjectionOutput.COMPONENTS, mean, variances, kept, matrix);
    }

    /** Onto all axes, with a factor for each, and back. */
    FittedProjection inPlace(DoubleUnaryOperator factor) {
        int width = width();
        double[] turned = new double[width * axes.length];
        double[] back = new double[axes.length * width];
        for (int v = 0; v < axes.length; v++) {
            double by = factor.applyAsDouble(variances[v]);
            for (int k = 0; k < width; k++) {
                turned[k * axes.length + v] = by * axes[v][k];
                back[v * width + k] = axes[v][k];
            }
        }
        double[] product = new double[width * width];
        new DoubleGemm().multiply(width, width, axes.length, turned, back, product);
        float[] matrix = new float[product.length];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) product[i];
        }
        return FittedProjection.of(ProjectionOutput.FEATURES, mean, variances, width, matrix);
    }
}
