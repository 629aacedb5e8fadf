package org.layerwise.runs;

/**
 * One figure of whole epochs, over a run.
 *
 * @param last of the last epoch
 * @param best the smallest of a loss or an error, the largest of anything else; NaN where no epoch's was finite
 * @param bestEpoch the first epoch that had it; 0 where there is none
 */
public record RunFigure(double last, double best, int bestEpoch) {

    /** Whether a smaller value of a metric is better: a loss or an error. */
    public static boolean isLowerBetter(String metric) {
        return metric.startsWith("loss/")
                || metric.startsWith("log-loss/")
                || metric.startsWith("rmse/")
                || metric.startsWith("mae/");
    }

    /** Whether its best value is better than another's; one that has none is no better than any. */
    public boolean isBetterThan(String metric, RunFigure other) {
        return bestEpoch > 0
                && (other.bestEpoch == 0 || (isLowerBetter(metric) ? best < other.best : best > other.best));
    }

    /** The figure of a run's first epoch. */
    public static RunFigure first(double value, int epoch) {
        return Double.isFinite(value) ? new RunFigure(value, value, epoch) : new RunFigure(value, Double.NaN, 0);
    }

    /** The same after one epoch more. */
    public RunFigure then(String metric, double value, int epoch) {
        boolean better =
                Double.isFinite(value) && (bestEpoch == 0 || (isLowerBetter(metric) ? value < best : value > best));
        return better ? new RunFigure(value, value, epoch) : new RunFigure(value, best, bestEpoch);
    }
}
