package org.layerwise.data.read.parquet;

/** Takes a column's cells in order; each call but {@link #progress} is one cell. */
public interface CellSink {
    /** A cell's text. The array may be changed after the call. */
    void text(char[] buffer, int offset, int length);

    /** A cell without a value. */
    void missing();

    /** A floating-point cell that holds NaN. */
    void notANumber();

    /** A text cell whose bytes are no UTF-8. */
    void notText();

    /**
     * Is told between cells how far the reading is.
     *
     * @param bytes of the file that were read since the last call
     * @throws java.util.concurrent.CancellationException to end the reading
     */
    void progress(long bytes);
}
