package org.layerwise.experiment;

import org.layerwise.base.Message;

/** How many rows an update sees, in the field's words. */
public enum UpdateMode {
    /** One row after the other: stochastic gradient descent in its first sense. */
    ONLINE,

    /** Some rows. */
    MINI_BATCH,

    /** All training rows: one update an epoch. */
    BATCH;

    /**
     * What a batch size means.
     *
     * @param batch rows per update
     * @param rows training rows
     */
    public static UpdateMode of(int batch, int rows) {
        return batch == 1 ? ONLINE : batch >= rows ? BATCH : MINI_BATCH;
    }

    /** Its name. */
    public String text() {
        Message name = switch (this) {
            case ONLINE -> Message.of("experiment/online");
            case MINI_BATCH -> Message.of("experiment/mini-batch");
            case BATCH -> Message.of("experiment/batch");
        };
        return name.text();
    }
}
