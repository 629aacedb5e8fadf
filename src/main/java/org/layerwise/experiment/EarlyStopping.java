package org.layerwise.experiment;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Ends a run when the monitored figure has not improved by more than {@code minDelta} for {@code patience} epochs. With
 * {@code restoreBest} the weights of the best epoch are put back, also when the epochs run out.
 */
@Kind(
        id = "early-stopping",
        title = "Early stopping",
        doc = "Ends when validation no longer improves, and keeps the best weights.",
        paper = "Prechelt: Early Stopping – But When? In: Neural Networks: Tricks of the Trade, 1998")
public record EarlyStopping(
        @Param(value = "loss", doc = "What must improve: the loss, or the score (accuracy or R²), on validation rows.")
        Monitor monitor,

        @Param(value = "0", doc = "A change must be larger than this to count.", min = 0)
        double minDelta,

        @Param(value = "10", doc = "Epochs without improvement before stopping.", min = 1, max = 1e9)
        int patience,

        @Param(value = "true", doc = "Put back the weights of the best epoch at the end.")
        boolean restoreBest)
        implements EarlyStoppingRule {
    @Override
    public boolean keepsBest() {
        return restoreBest;
    }
}
