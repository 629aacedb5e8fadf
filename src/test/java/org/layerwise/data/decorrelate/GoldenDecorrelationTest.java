package org.layerwise.data.decorrelate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.layerwise.nn.Golden;
import tools.jackson.databind.JsonNode;

/** All features together, against scikit-learn and NumPy. */
class GoldenDecorrelationTest {
    @TestFactory
    Stream<DynamicTest> givesWhatScikitLearnGives() {
        JsonNode cases = Golden.file("decorrelation").get("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .map(entry -> DynamicTest.dynamicTest(entry.get("name").stringValue(), () -> check(entry)));
    }

    private static double[][] rows(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(Golden::doubles)
                .toArray(double[][]::new);
    }

    private static void check(JsonNode entry) {
        PrincipalAxes axes = PrincipalAxes.of(new HeldRows(rows(entry.get("train"))));
        double[] variances = Golden.doubles(entry.get("variances"));
        double[] largest = IntStream.range(0, variances.length)
                .mapToDouble(i -> axes.variances()[i])
                .toArray();
        assertArrayEquals(variances, largest, 1e-11 * variances[0]);
        Decorrelation step = Golden.value(Decorrelation.class, entry.get("step"));
        FittedProjection fitted = (FittedProjection) step.fit(axes);
        assertEquals(step.outputs(axes), fitted.outputs());
        double[][] expected = rows(entry.get("features"));
        double[][] fresh = rows(entry.get("new"));
        FMatrixRMaj given = new FMatrixRMaj(fresh.length, fitted.inputs());
        for (int i = 0; i < given.data.length; i++) {
            given.data[i] = (float) fresh[i / given.numCols][i % given.numCols];
        }
        FMatrixRMaj found = new FMatrixRMaj(fresh.length, expected[0].length);
        fitted.projector()
                .project(
                        given,
                        IntStream.range(0, given.numCols).toArray(),
                        found,
                        IntStream.range(0, found.numCols).toArray(),
                        0);
        for (int row = 0; row < fresh.length; row++) {
            for (int k = 0; k < found.numCols; k++) {
                assertEquals(
                        expected[row][k],
                        found.get(row, k),
                        1e-6 * Math.max(1, size(fitted, fresh[row], k)),
                        "row " + row + ", feature " + k);
            }
        }
    }

    /** The size of what is summed up to a feature: the matrix has its numbers in single precision. */
    private static double size(FittedProjection fitted, double[] row, int feature) {
        double[] matrix = fitted.numbers();
        return IntStream.range(0, row.length)
                .mapToDouble(i -> Math.abs((row[i] - fitted.mean().get(i)) * matrix[i * fitted.outputs() + feature]))
                .sum();
    }
}
