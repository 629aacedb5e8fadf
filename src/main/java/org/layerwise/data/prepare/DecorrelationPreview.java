package org.layerwise.data.prepare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.data.decorrelate.FittedProjection;
import org.layerwise.data.decorrelate.ProjectionOutput;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.ProjectedFeatures;
import org.layerwise.data.table.ProblemCollector;

/**
 * Some training rows before and after all features were taken together: the two features of different columns that correlate
 * most, and what became of them, or the first two components.
 *
 * @param before two features
 * @param after the same, or two components
 * @param projection what was done
 */
public record DecorrelationPreview(Cloud before, Cloud after, FittedProjection projection) {
    /** Features that are compared with each other: those that vary most. */
    private static final int COMPARED = 64;

    /**
     * Two features of some rows.
     *
     * @param x the name of one
     * @param y the name of the other; that of the one again where there is no other
     * @param correlation of the two in these rows, from −1 to 1
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
    public record Cloud(String x, String y, float[] xs, float[] ys, double correlation) {}

    private record Pair(int one, int other, double size) {}

    /**
     * The preview of training rows, spread evenly over all of them.
     *
     * @param most how many rows at most
     * @return empty when each column stays by itself
     */
    public static Optional<DecorrelationPreview> of(PreparedData data, int most) {
        FittedPipeline pipeline = data.pipeline().ofRows();
        return pipeline.joint().map(joint -> of(data, joint, TrainingSample.of(data, most)));
    }

    private static DecorrelationPreview of(PreparedData data, ProjectedFeatures joint, int[] rows) {
        FittedPipeline pipeline = data.pipeline().ofRows();
        ProblemCollector told = new ProblemCollector();
        FMatrixRMaj before = pipeline.apart().features(data.table(), rows, told);
        FMatrixRMaj after = pipeline.features(data.table(), rows, told);
        Pair most = mostAlike(before, joint.inputs(), pipeline.apart());
        boolean same = joint.projection().gives() == ProjectionOutput.FEATURES;
        Pair shown = same ? most : new Pair(0, Math.min(1, joint.projection().outputs() - 1), 0);
        return new DecorrelationPreview(
                cloud(before, pipeline.apart().featureNames(), most),
                cloud(after, pipeline.featureNames(), shown),
                joint.projection());
    }

    private static Cloud cloud(FMatrixRMaj rows, List<String> names, Pair pair) {
        return new Cloud(
                names.get(pair.one()),
                names.get(pair.other()),
                column(rows, pair.one()),
                column(rows, pair.other()),
                correlation(centered(rows, pair.one()), centered(rows, pair.other())));
    }

    private static float[] column(FMatrixRMaj rows, int column) {
        float[] values = new float[rows.numRows];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i, column);
        }
        return values;
    }

    /**
     * The two that lie on the same sides of their medians, or on opposite ones, in most rows (Blomqvist, "On a Measure of
     * Dependence Between Two Random Variables", 1950): a few extreme rows do not decide. Categories of one column shut each
     * other out, which tells nothing: the two come from different columns.
     */
    private static Pair mostAlike(FMatrixRMaj rows, int[] places, FittedPipeline pipeline) {
        double[] sizes = new double[rows.numCols];
        for (int place : places) {
            sizes[place] = squares(centered(rows, place));
        }
        int[] largest = IntStream.of(places)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> -sizes[place]))
                .limit(COMPARED)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] sides =
                IntStream.of(largest).mapToObj(place -> sides(rows, place)).toArray(double[][]::new);
        List<Optional<FittedColumn>> columns =
                IntStream.of(largest).mapToObj(pipeline::columnOf).toList();
        Pair most = new Pair(largest[0], largest[Math.min(1, largest.length - 1)], 0);
        for (int a = 0; a < largest.length; a++) {
            for (int b = a + 1; b < largest.length; b++) {
                double size = Math.abs(dot(sides[a], sides[b]));
                if (!columns.get(a).equals(columns.get(b)) && size > most.size()) {
                    most = new Pair(largest[a], largest[b], size);
                }
            }
        }
        return most;
    }

    /** 1 above the median, −1 below, 0 on it. */
    private static double[] sides(FMatrixRMaj rows, int place) {
        float[] values = column(rows, place);
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2];
        double[] sides = new double[values.length];
        Arrays.setAll(sides, i -> Float.compare(values[i], median));
        return sides;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] centered(FMatrixRMaj rows, int column) {
        float[] values = column(rows, column);
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
        double[] centered = new double[values.length];
        Arrays.setAll(centered, i -> values[i] - mean);
        return centered;
    }

    private static double squares(double[] values) {
        return dot(values, values);
    }

    private static double correlation(double[] a, double[] b) {
        double size = Math.sqrt(squares(a) * squares(b));
        return size == 0 ? 0 : dot(a, b) / size;
    }
}
