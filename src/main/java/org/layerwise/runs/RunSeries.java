package org.layerwise.runs;

/**
 * The values of one number over a run.
 *
 * @param steps ascending
 * @param values as many
 */
@SuppressWarnings("ArrayRecordComponent") // as many as there are samples, handed on and never compared
public record RunSeries(long[] steps, double[] values) {
    /** How many there are. */
    public int size() {
        return steps.length;
    }
}
