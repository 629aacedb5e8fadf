package org.layerwise.data.prepare;

/** Training rows spread evenly over all of them. */
final class TrainingSample {
    private TrainingSample() {}

    /** Row numbers of the table, {@code most} at most. */
    static int[] of(PreparedData data, int most) {
        int[] train = data.split().train();
        int[] rows = new int[Math.min(most, train.length)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = train[(int) ((long) i * train.length / rows.length)];
        }
        return rows;
    }
}
