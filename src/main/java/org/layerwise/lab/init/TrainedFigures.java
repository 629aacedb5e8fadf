package org.layerwise.lab.init;

import java.util.List;

/**
 * A variant after some updates, as the mean over the seeds.
 *
 * @param steps updates made by every seed
 * @param firstLoss of the first tenth of the updates
 * @param lastLoss of the last tenth; NaN where it was not finite
 * @param constantLoss of the best prediction that is the same for all rows; NaN where it is not known
 * @param layers after the last update; the theory's figures are those of the beginning
 */
public record TrainedFigures(
        int steps, double firstLoss, double lastLoss, double constantLoss, List<LayerFigures> layers) {
    /** The loss has to fall by this share of where it began. */
    private static final double LEAST_FALL = 0.05;

    public TrainedFigures {
        layers = List.copyOf(layers);
    }

    /** Whether the loss fell, and below what a network that sees nothing can reach. */
    public boolean learns() {
        double before = Double.isNaN(constantLoss) ? firstLoss : Math.min(firstLoss, constantLoss);
        return before - lastLoss >= LEAST_FALL * Math.abs(before);
    }
}
