package org.layerwise.experiment;

/** How many rows an update sees, in the field's words. */
public enum UpdateMode {
    /** One row after the other: stochastic gradient descent in its first sense. */
    ONLINE("online (one sample)"),

    /** Some rows. */
    MINI_BATCH("mini-batch"),

    /** All training rows: one update an epoch. */
    BATCH("batch (all rows)");

    private final String text;

    UpdateMode(String text) {
        this.text = text;
    }

    /**
     * What a batch size means.
     *
     * @param batch rows per update
     * @param rows training rows
     */
    public static UpdateMode of(int batch, int rows) {
        return batch == 1 ? ONLINE : batch >= rows ? BATCH : MINI_BATCH;
    }

    public String text() {
        return text;
    }
}
