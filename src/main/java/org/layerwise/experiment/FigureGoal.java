package org.layerwise.experiment;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Ends a run after the first epoch whose figure is at least as good as {@code value}: a loss not above it, a score not below it.
 * The weights of that epoch are kept, whatever early stopping thinks of them.
 */
@Kind(id = "figure", title = "Figure reached", doc = "Ends when the loss or the score is as good as this.")
public record FigureGoal(
        @Param(
                value = "score",
                doc = "What must be reached: the loss, or the score (accuracy or R²), on validation rows.")
        Monitor monitor,

        @Param(value = "0.95", doc = "A score at least, or a loss at most, this.")
        double value)
        implements StopGoal {

    /** Whether an epoch's figures are good enough. A figure that is NaN never is. */
    public boolean isReached(double loss, double score) {
        return switch (monitor) {
            case LOSS -> loss <= value;
            case SCORE -> score >= value;
        };
    }
}
