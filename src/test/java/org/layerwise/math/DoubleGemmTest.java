package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;

class DoubleGemmTest {
    private static double[] random(String name, int size) {
        RandomStream random = new Seed(2).stream(name);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 4", "3, 300, 130", "5, 256, 128", "7, 257, 129", "4, 513, 3", "1, 9, 0"})
    void addsTheProduct(int m, int n, int k) {
        double[] a = random("a", m * k);
        double[] b = random("b", k * n);
        double[] c = random("c", m * n);
        double[] found = c.clone();
        new DoubleGemm().multiply(m, n, k, a, b, found);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = c[i * n + j];
                for (int p = 0; p < k; p++) {
                    sum += a[i * k + p] * b[p * n + j];
                }
                assertEquals(sum, found[i * n + j], 1e-12, i + ", " + j);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "130, 301", "128, 256", "1, 515"})
    void addsTheInnerProductsOfColumnsRightOfTheDiagonal(int rows, int columns) {
        double[] a = random("a", rows * columns);
        double[] c = random("c", columns * columns);
        double[] found = c.clone();
        new DoubleGemm().addInner(rows, columns, a, found);
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                double sum = c[i * columns + j];
                for (int p = 0; p < rows; p++) {
                    sum += a[p * columns + i] * a[p * columns + j];
                }
                assertEquals(sum, found[i * columns + j], 1e-12, i + ", " + j);
            }
        }
    }
}
