package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.RandomStream;

/** Both products against a plain double-precision one. */
class GemmTest {

    /** {@code C [m × n] = op(A) [m × k]·op(B) [k × n]}. */
    record Trial(Blas blas, boolean transposeA, boolean transposeB, int m, int n, int k) {
        FMatrixRMaj a(RandomStream random) {
            return transposeA ? random(k, m, random) : random(m, k, random);
        }

        FMatrixRMaj b(RandomStream random) {
            return transposeB ? random(n, k, random) : random(k, n, random);
        }
    }

    private static final int[][] SHAPES = {
        {1, 1, 1},
        {1, 7, 3},
        {5, 1, 9},
        {3, 4, 1},
        {13, 17, 11},
        {64, 64, 64},
        {127, 33, 65},
        {16, 3, 130},
        {4, 530, 140},
        {3, 5, 0}
    };

    @Test
    void openBlasStaysOnTheCallersThread() {
        assertTrue(Blas.OPENBLAS.gemm().name().startsWith("OpenBLAS"));
        assertEquals(1, OpenBlasGemm.libraryThreads());
    }

    static Stream<Trial> trials() {
        return Stream.of(Blas.JAVA, Blas.OPENBLAS)
                .flatMap(blas -> Stream.of(SHAPES)
                        .flatMap(shape -> Stream.of(0, 1, 2, 3)
                                .map(bits -> new Trial(
                                        blas, (bits & 1) != 0, (bits & 2) != 0, shape[0], shape[1], shape[2]))));
    }

    private static FMatrixRMaj random(int rows, int columns, RandomStream random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    private static void assertProduct(Trial trial, FMatrixRMaj a, FMatrixRMaj b, double beta, FMatrixRMaj c) {
        FMatrixRMaj before = c.copy();
        float[] oldA = a.data.clone();
        float[] oldB = b.data.clone();
        trial.blas().gemm().multiply(trial.transposeA(), trial.transposeB(), a, b, (float) beta, c);
        assertArrayEquals(oldA, a.data);
        assertArrayEquals(oldB, b.data);
        for (int i = 0; i < trial.m(); i++) {
            for (int j = 0; j < trial.n(); j++) {
                double sum = beta == 0 ? 0 : beta * before.get(i, j);
                double size = Math.abs(sum);
                for (int p = 0; p < trial.k(); p++) {
                    double product = (double) (trial.transposeA() ? a.get(p, i) : a.get(i, p))
                            * (trial.transposeB() ? b.get(j, p) : b.get(p, j));
                    sum += product;
                    size += Math.abs(product);
                }
                assertEquals(sum, c.get(i, j), 1e-6 * size, "[" + i + ", " + j + "]");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void isTheDoubleProductToRounding(Trial trial) {
        RandomStream random = new RandomStream(1);
        for (double beta : new double[] {0, 1, 0.5, -2}) {
            assertProduct(trial, trial.a(random), trial.b(random), beta, random(trial.m(), trial.n(), random));
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void betaZeroOverwritesWhateverWasThere(Trial trial) {
        RandomStream random = new RandomStream(2);
        FMatrixRMaj c = new FMatrixRMaj(trial.m(), trial.n());
        c.fill(Float.NaN);
        assertProduct(trial, trial.a(random), trial.b(random), 0, c);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void buffersLargerThanTheirMatrixWork(Trial trial) {
        RandomStream random = new RandomStream(3);
        FMatrixRMaj a = trial.a(random);
        FMatrixRMaj b = trial.b(random);
        FMatrixRMaj c = new FMatrixRMaj(trial.m() + 3, trial.n());
        c.fill(Float.NaN);
        c.reshape(trial.m(), trial.n());
        a.data = java.util.Arrays.copyOf(a.data, a.data.length + 5);
        b.data = java.util.Arrays.copyOf(b.data, b.data.length + 5);
        assertProduct(trial, a, b, 0, c);
        for (int i = trial.m() * trial.n(); i < c.data.length; i++) {
            assertTrue(Float.isNaN(c.data[i]), "written beyond the product");
        }
    }

    /** C = op(A)·op(B) + β·C with every matrix somewhere inside an array of NaN, which neither spreads nor is written over. */
    @ParameterizedTest
    @MethodSource("trials")
    void partsOfArraysAreMultipliedInPlace(Trial trial) {
        RandomStream random = new RandomStream(6);
        Gemm gemm = trial.blas().gemm();
        for (int slack : new int[] {0, 3}) {
            for (float beta : new float[] {0, 1, -0.5f}) {
                FMatrixRMaj a = trial.a(random);
                FMatrixRMaj b = trial.b(random);
                FMatrixRMaj expected = random(trial.m(), trial.n(), random);
                float[] wideA = placed(a, 2, slack);
                float[] wideB = placed(b, 5, slack);
                float[] wideC = placed(expected, 7, slack);
                float[] wholeC = placed(expected, 7, slack);
                gemm.multiply(
                        trial.transposeA(),
                        trial.transposeB(),
                        trial.m(),
                        trial.n(),
                        trial.k(),
                        wideA,
                        2,
                        a.numCols + slack,
                        wideB,
                        5,
                        b.numCols + slack,
                        beta,
                        wideC,
                        7,
                        trial.n() + slack);
                assertProduct(trial, a, b, beta, expected);
                for (int i = 0; i < wideC.length; i++) {
                    int row = (i - 7) / (trial.n() + slack);
                    int column = (i - 7) % (trial.n() + slack);
                    boolean inside = i >= 7 && row < trial.m() && column < trial.n();
                    float wanted = inside ? expected.get(row, column) : wholeC[i];
                    float tolerance = inside ? 1e-5f * (1 + Math.abs(wanted)) : 0;
                    assertTrue(
                            Float.isNaN(wanted) ? Float.isNaN(wideC[i]) : Math.abs(wanted - wideC[i]) <= tolerance,
                            "at " + i + ": " + wideC[i] + " instead of " + wanted);
                }
            }
        }
    }

    private static float[] placed(FMatrixRMaj matrix, int offset, int slack) {
        float[] array = new float[offset + matrix.numRows * (matrix.numCols + slack) + 4];
        java.util.Arrays.fill(array, Float.NaN);
        for (int i = 0; i < matrix.numRows; i++) {
            System.arraycopy(
                    matrix.data, i * matrix.numCols, array, offset + i * (matrix.numCols + slack), matrix.numCols);
        }
        return array;
    }

    @Test
    void matricesOutsideTheirArraysAreRefused() {
        for (Blas blas : List.of(Blas.JAVA, Blas.OPENBLAS)) {
            Gemm gemm = blas.gemm();
            float[] six = new float[6];
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> gemm.multiply(false, false, 2, 2, 3, six, 1, 3, six, 0, 2, 0, new float[4], 0, 2));
            assertEquals(
                    "matrix product: A [2 × 3] at offset 1 with stride 3 does not lie inside an array of 6 values",
                    refused.getMessage());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> gemm.multiply(false, true, 2, 2, 3, six, 0, 3, six, 0, 4, 0, new float[4], 0, 2));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> gemm.multiply(false, false, 2, 2, 3, six, 0, 3, six, 0, 2, 0, new float[4], 0, 1));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> gemm.multiply(false, false, 2, 2, 3, six, -1, 3, six, 0, 2, 0, new float[4], 0, 2));
        }
    }

    @Test
    void productsAllocateNothingOnceCompiled() {
        for (Blas blas : List.of(Blas.JAVA, Blas.OPENBLAS)) {
            Gemm gemm = blas.gemm();
            float[] a = new float[64];
            float[] b = new float[64];
            float[] c = new float[64];
            FMatrixRMaj x = new FMatrixRMaj(4, 8);
            FMatrixRMaj y = new FMatrixRMaj(4, 8);
            FMatrixRMaj z = new FMatrixRMaj(4, 4);
            Allocation.assertNone(() -> {
                for (int i = 0; i < 4; i++) {
                    gemm.multiply(i > 1, i % 2 == 1, 3, 3, 3, a, i, 3 + i, b, 2 * i, 4, 0.5f, c, 3 * i, 5);
                }
                gemm.multiply(false, true, x, y, 0, z);
            });
        }
    }

    /** A product of 110 million multiply-adds is done in two calls; for each transposition against Java's. */
    @Test
    void productsDoneInRowBlocksAreWhole() {
        int m = 1101;
        int n = 100;
        int k = 1000;
        assertTrue((long) m * n * k > OpenBlasGemm.LARGEST_CALL);
        for (int bits = 0; bits < 4; bits++) {
            Trial trial = new Trial(Blas.OPENBLAS, (bits & 1) != 0, (bits & 2) != 0, m, n, k);
            RandomStream random = new RandomStream(4);
            FMatrixRMaj a = trial.a(random);
            FMatrixRMaj b = trial.b(random);
            FMatrixRMaj blocked = random(m, n, random);
            FMatrixRMaj whole = blocked.copy();
            Blas.OPENBLAS.gemm().multiply(trial.transposeA(), trial.transposeB(), a, b, 0.5f, blocked);
            Blas.JAVA.gemm().multiply(trial.transposeA(), trial.transposeB(), a, b, 0.5f, whole);
            assertArrayEquals(whole.data, blocked.data, 1e-3f);
        }
    }

    @Test
    void rowsAboveTheLargestCallAreDoneOneByOne() {
        int n = 20_000;
        int k = 5_001;
        RandomStream random = new RandomStream(5);
        FMatrixRMaj a = new FMatrixRMaj(2, k);
        a.data[0] = 2;
        a.data[2 * k - 1] = 3;
        FMatrixRMaj b = random(k, n, random);
        FMatrixRMaj c = new FMatrixRMaj(2, n);
        Blas.OPENBLAS.gemm().multiply(false, false, a, b, 0, c);
        for (int j = 0; j < n; j++) {
            assertEquals(2 * b.get(0, j), c.get(0, j));
            assertEquals(3 * b.get(k - 1, j), c.get(1, j));
        }
    }

    @Test
    void shapesThatDoNotFitAreRefusedWithAllThree() {
        for (Blas blas : List.of(Blas.JAVA, Blas.OPENBLAS)) {
            Gemm gemm = blas.gemm();
            FMatrixRMaj a = new FMatrixRMaj(2, 3);
            IllegalArgumentException inner = assertThrows(
                    IllegalArgumentException.class,
                    () -> gemm.multiply(false, false, a, new FMatrixRMaj(4, 5), 0, new FMatrixRMaj(2, 5)));
            assertEquals("matrix product: [2 × 3] · [4 × 5] does not give [2 × 5]", inner.getMessage());
            IllegalArgumentException outer = assertThrows(
                    IllegalArgumentException.class,
                    () -> gemm.multiply(true, true, a, new FMatrixRMaj(5, 2), 0, new FMatrixRMaj(3, 4)));
            assertEquals("matrix product: [3 × 2] · [2 × 5] does not give [3 × 4]", outer.getMessage());
        }
    }

    @Test
    void openBlasIsTakenWhereThereIsOne() {
        assertInstanceOf(OpenBlasGemm.class, Blas.AUTO.gemm());
        assertInstanceOf(JavaGemm.class, Blas.JAVA.gemm());
        String name = Blas.OPENBLAS.gemm().name();
        assertTrue(name.matches("OpenBLAS \\d+\\.\\d+\\.\\d+\\S* \\(\\w+\\)"), name);
        assertEquals("Java", Blas.JAVA.gemm().name());
    }
}
