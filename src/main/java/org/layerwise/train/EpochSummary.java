package org.layerwise.train;

import org.jspecify.annotations.Nullable;

/**
 * An epoch's figures, for progress.
 *
 * @param epoch 1-based
 * @param step the epoch's last step
 * @param train over the epoch's training batches, as they were trained
 * @param validation after the epoch; null without a validation part
 */
public record EpochSummary(
        int epoch, long step, Scores train, @Nullable Scores validation) {

    /** The same figures, no longer shared with the run. */
    public EpochSummary copy() {
        return new EpochSummary(epoch, step, train.copy(), validation);
    }

    /** The validation part's figures, or the training part's where there is none. */
    public Scores monitored() {
        return validation == null ? train : validation;
    }
}
