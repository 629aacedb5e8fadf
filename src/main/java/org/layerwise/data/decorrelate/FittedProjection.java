package org.layerwise.data.decorrelate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.math.DoubleGemm;

/**
 * {@code y = (x − mean)·M}: x the float32 features that went in, all arithmetic in double precision, y rounded to float32, beyond
 * whose largest number nothing goes.
 *
 * @param gives what comes out: components, or the features that went in
 * @param mean of each feature in the training rows, {@code [d]}
 * @param variances of the training rows along all axes on which they vary, falling; as many are kept as components come out
 * @param outputs k
 * @param matrix M, {@code [d × k]}, row after row: little-endian float32 in Base64, for it may have millions of numbers
 */
@Kind(id = "projection", title = "Projection", doc = "All features together: shifted, then turned and scaled.")
public record FittedProjection(
        @Param(doc = "What comes out", value = "components") ProjectionOutput gives,

        @Param(doc = "Subtracted from each feature", value = "")
        List<Double> mean,

        @Param(doc = "The training rows' variance along each axis, falling", value = "")
        List<Double> variances,

        @Param(doc = "How many features come out", value = "1", min = 1)
        int outputs,

        @Param(doc = "A row per feature that goes in, little-endian float32 in Base64", value = "")
        String matrix)
        implements FittedDecorrelation {
    /** Numbers that the matrix may have: more do not fit into a model file. */
    public static final int LARGEST = 2_000_000;

    /** Rows that are multiplied at a time. */
    private static final int ROWS = 256;

    public FittedProjection {
        mean = List.copyOf(mean);
        variances = List.copyOf(variances);
        int numbers = decode(matrix).length;
        if (outputs < 1 || numbers != (long) mean.size() * outputs) {
            throw new IllegalArgumentException("a projection of " + mean.size() + " features onto " + outputs
                    + " needs " + (long) mean.size() * outputs + " numbers, not " + numbers);
        }
        if (gives == ProjectionOutput.FEATURES && outputs != mean.size()) {
            throw new IllegalArgumentException(mean.size() + " features stay as many, not " + outputs);
        }
        for (List<Double> numbersOf : List.of(mean, variances)) {
            if (numbersOf.stream().anyMatch(number -> !Double.isFinite(number))) {
                throw Problem.error(Location.NOWHERE, Message.of("data.decorrelate/not-finite"))
                        .toException();
            }
        }
    }

    /** With the matrix {@code [d × outputs]} as numbers. */
    static FittedProjection of(ProjectionOutput gives, double[] mean, double[] variances, int outputs, float[] matrix) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(matrix.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(matrix);
        return new FittedProjection(
                gives,
                Arrays.stream(mean).boxed().toList(),
                Arrays.stream(variances).boxed().toList(),
                outputs,
                Base64.getEncoder().encodeToString(bytes.array()));
    }

    private static float[] decode(String matrix) {
        byte[] bytes = Base64.getDecoder().decode(matrix);
        float[] numbers = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("the matrix must be finite, and has a " + number);
            }
        }
        return numbers;
    }

    /** d: how many features go in. */
    public int inputs() {
        return mean.size();
    }

    /** M, {@code [d × k]}, row after row. */
    public double[] numbers() {
        float[] decoded = decode(matrix);
        double[] numbers = new double[decoded.length];
        Arrays.setAll(numbers, i -> decoded[i]);
        return numbers;
    }

    /** Of the training rows' variance, the share along the axes that are kept. */
    public double keptShare() {
        double all = variances.stream().mapToDouble(Double::doubleValue).sum();
        double kept = variances.stream()
                .limit(outputs)
                .mapToDouble(Double::doubleValue)
                .sum();
        return all == 0 ? 1 : kept / all;
    }

    /** A projection ready to be applied many times. One instance belongs to one thread at a time. */
    public Projector projector() {
        return new Projector();
    }

    /** Applies the projection. */
    public final class Projector {
        private final DoubleGemm gemm = new DoubleGemm();
        private final double[] means =
                mean.stream().mapToDouble(Double::doubleValue).toArray();
        private final double[] numbers = numbers();
        private final double[] centered = new double[ROWS * means.length];
        private final double[] turned = new double[ROWS * outputs];

        private Projector() {}

        /**
         * Projects rows.
         *
         * @param features float32 rows, {@code [n × any]}. Not modified.
         * @param inputs where in such a row the features stand that go in, {@code [d]}
         * @param into {@code [at least first + n × any]}. Modified.
         * @param places where in such a row those stand that come out, {@code [k]}
         * @param first the row of {@code into} to begin with
         */
        public void project(FMatrixRMaj features, int[] inputs, FMatrixRMaj into, int[] places, int first) {
            for (int from = 0; from < features.numRows; from += ROWS) {
                int rows = Math.min(ROWS, features.numRows - from);
                for (int i = 0; i < rows; i++) {
                    int row = (from + i) * features.numCols;
                    for (int k = 0; k < inputs.length; k++) {
                        centered[i * inputs.length + k] = finite(features.data[row + inputs[k]]) - means[k];
                    }
                }
                Arrays.fill(turned, 0, rows * outputs, 0);
                gemm.multiply(rows, outputs, inputs.length, centered, numbers, turned);
                for (int i = 0; i < rows; i++) {
                    int row = (first + from + i) * into.numCols;
                    for (int k = 0; k < outputs; k++) {
                        into.data[row + places[k]] = (float) finite(turned[i * outputs + k]);
                    }
                }
            }
        }

        private static double finite(double number) {
            return Math.clamp(number, -Float.MAX_VALUE, Float.MAX_VALUE);
        }
    }
}
