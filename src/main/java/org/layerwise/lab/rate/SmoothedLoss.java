package org.layerwise.lab.rate;

/** An exponential moving average of losses, its bias towards 0 taken out: as fastai's, of weight .98. */
final class SmoothedLoss {
    /** The weight of what was before. */
    static final double BETA = 0.98;

    private double sum;
    private double weight = 1;

    /** Takes a loss in. @return the average up to it */
    double add(double loss) {
        sum = BETA * sum + (1 - BETA) * loss;
        weight *= BETA;
        return sum / (1 - weight);
    }

    /** The averages of all losses. */
    static double[] of(double... losses) {
        SmoothedLoss average = new SmoothedLoss();
        double[] smoothed = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            smoothed[i] = average.add(losses[i]);
        }
        return smoothed;
    }
}
