package org.layerwise.nn.metric;

import org.ejml.data.FMatrixRMaj;

/** For labels that do not exclude each other: how often each was there and predicted, a confusion matrix for each. */
public final class LabelCounts implements PredictionSink {
    private final long[][][] counts;

    /** @param labels how many there are; with none, nothing is counted */
    public LabelCounts(int labels) {
        this.counts = new long[labels][2][2];
    }

    @Override
    public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
        for (int i = 0; i < predictions.numRows; i++) {
            for (int k = 0; k < counts.length; k++) {
                int place = i * counts.length + k;
                int is = targets.data[place] > 0.5f ? 1 : 0;
                int said = predictions.data[place] > 0.5f ? 1 : 0;
                counts[k][is][said]++;
            }
        }
    }

    /** {@code [label][has it][predicted to have it]}, 0 for no and 1 for yes; copied. */
    public long[][][] counts() {
        long[][][] copy = new long[counts.length][2][];
        for (int k = 0; k < copy.length; k++) {
            copy[k][0] = counts[k][0].clone();
            copy[k][1] = counts[k][1].clone();
        }
        return copy;
    }
}
