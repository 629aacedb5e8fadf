package org.layerwise.nn.init;

/**
 * The matrix that a parameter is kept as, and what its formula of initial variance counts.
 *
 * @param rows of the matrix; 1 for a vector
 * @param columns of the matrix
 * @param fanIn how many inputs a unit adds up
 * @param fanOut how many outputs an input feeds
 */
public record KernelShape(int rows, int columns, int fanIn, int fanOut) {

    /** A dense kernel, whose rows and columns are its fans. */
    public static KernelShape dense(int rows, int columns) {
        return new KernelShape(rows, columns, rows, columns);
    }

    public int size() {
        return Math.multiplyExact(rows, columns);
    }
}
