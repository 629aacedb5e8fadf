package org.layerwise.nn.kernel;

import java.util.Arrays;

/**
 * One sample's windows as the rows of a matrix {@code [positions × height·width·channels]}, and back (im2col and col2im; Chellapilla,
 * Puri, Simard: High Performance Convolutional Neural Networks for Document Processing, 2006). Both ways lead over a copy of
 * the sample with its padding, in which windows need no borders.
 */
final class Patches {
    private final Grid grid;
    private final float[] padded;
    private final int run;
    private final int runs;
    private final int paddedRow;

    Patches(Grid grid) {
        Window columns = grid.columns();
        this.grid = grid;
        this.paddedRow = Math.multiplyExact(columns.padded(), grid.channels());
        this.padded = new float[Math.multiplyExact(grid.rows().padded(), paddedRow)];
        boolean isDense = columns.dilation() == 1;
        this.run = isDense ? columns.size() * grid.channels() : grid.channels();
        this.runs = isDense ? 1 : columns.size();
    }

    /**
     * Copies a sample's windows out.
     *
     * @param sample where the sample begins. Not modified.
     * @param patches {@code [positions × windowSize]} from {@code begin}. Modified.
     */
    void gather(float[] x, int sample, float[] patches, int begin) {
        pad(x, sample);
        int to = begin;
        for (int row = 0; row < grid.rows().output(); row++) {
            for (int column = 0; column < grid.columns().output(); column++) {
                int corner = corner(row, column);
                for (int i = 0; i < grid.rows().size(); i++) {
                    int from = corner + i * grid.rows().dilation() * paddedRow;
                    for (int j = 0; j < runs; j++) {
                        copy(padded, from, patches, to);
                        from += grid.columns().dilation() * grid.channels();
                        to += run;
                    }
                }
            }
        }
    }

    private void copy(float[] from, int source, float[] to, int target) {
        if (run > 8) {
            System.arraycopy(from, source, to, target, run);
        } else {
            for (int k = 0; k < run; k++) {
                to[target + k] = from[source + k];
            }
        }
    }

    /**
     * Adds up what the windows say of each value of a sample.
     *
     * @param patches {@code [positions × windowSize]} from {@code begin}. Not modified.
     * @param sample where the sample begins, which is overwritten
     */
    void scatter(float[] patches, int begin, float[] x, int sample) {
        Arrays.fill(padded, 0);
        int from = begin;
        for (int row = 0; row < grid.rows().output(); row++) {
            for (int column = 0; column < grid.columns().output(); column++) {
                int corner = corner(row, column);
                for (int i = 0; i < grid.rows().size(); i++) {
                    int to = corner + i * grid.rows().dilation() * paddedRow;
                    for (int j = 0; j < runs; j++) {
                        for (int k = 0; k < run; k++) {
                            padded[to + k] += patches[from + k];
                        }
                        to += grid.columns().dilation() * grid.channels();
                        from += run;
                    }
                }
            }
        }
        int width = grid.columns().input() * grid.channels();
        for (int row = 0; row < grid.rows().input(); row++) {
            System.arraycopy(padded, inner(row), x, sample + row * width, width);
        }
        Arrays.fill(padded, 0);
    }

    private void pad(float[] x, int sample) {
        int width = grid.columns().input() * grid.channels();
        for (int row = 0; row < grid.rows().input(); row++) {
            System.arraycopy(x, sample + row * width, padded, inner(row), width);
        }
    }

    /** Where a row of the sample begins within the padding. */
    private int inner(int row) {
        return (grid.rows().before() + row) * paddedRow + grid.columns().before() * grid.channels();
    }

    /** Where the window's first value stands. */
    private int corner(int row, int column) {
        return row * grid.rows().stride() * paddedRow + column * grid.columns().stride() * grid.channels();
    }
}
