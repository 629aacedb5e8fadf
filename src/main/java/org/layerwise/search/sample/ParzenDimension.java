package org.layerwise.search.sample;

import org.layerwise.base.RandomStream;
import org.layerwise.math.NormalDistribution;
import org.layerwise.search.space.ChoiceRange;
import org.layerwise.search.space.SearchRange;

/**
 * One setting of a {@link ParzenEstimator}: a kernel for each observation, and the prior's. Kernels of numbers are normal
 * distributions of one width, cut off at the ends of the unit interval; where numbers are whole, a kernel has the share of each
 * cell. Kernels of choices favor the choice that was observed. An observation without the setting has the prior's kernel.
 */
final class ParzenDimension {
    /** Cells up to so many have shares of their own; more are as good as continuous. */
    private static final int MOST_CELLS = 4_096;

    private static final double PRIOR_WIDTH = 1;

    private final SearchRange range;
    private final double[] observed;
    /** The cells of the observations, −1 where they have none. */
    private final int[] observedCells;

    private final double width;
    private final boolean isChoice;
    private final int cells;
    private final double[] logNorm;
    private final double[] logCell;
    private final double priorLogNorm;

    /**
     * Fits the kernels.
     *
     * @param observed places of the observations, NaN where they have none
     * @param dimensions of the whole estimator
     */
    ParzenDimension(SearchRange range, double[] observed, int dimensions) {
        this.range = range;
        this.observed = observed;
        isChoice = range instanceof ChoiceRange;
        long count = range.count().orElse(0);
        cells = count <= MOST_CELLS ? (int) count : 0;
        width = width(observed.length, dimensions);
        logNorm = new double[observed.length];
        observedCells = new int[cells > 0 ? observed.length : 0];
        for (int i = 0; i < observedCells.length; i++) {
            observedCells[i] = Double.isNaN(observed[i]) ? -1 : (int) range.cell(observed[i]);
        }
        if (isChoice) {
            logCell = new double[0];
            priorLogNorm = 0;
            return;
        }
        for (int i = 0; i < observed.length; i++) {
            double mean = observed[i];
            logNorm[i] = Double.isNaN(mean)
                    ? 0
                    : NormalDistribution.logBetween(-mean / width, (1 - mean) / width)
                            + (cells > 0 ? 0 : logScale(width));
        }
        priorLogNorm = NormalDistribution.logBetween(-0.5 / PRIOR_WIDTH, 0.5 / PRIOR_WIDTH)
                + (cells > 0 ? 0 : logScale(PRIOR_WIDTH));
        logCell = new double[cells];
        for (int i = 0; i < cells; i++) {
            logCell[i] = NormalDistribution.logBetween((i - 0.5) / cells / width, (i + 0.5) / cells / width);
        }
    }

    private static double logScale(double width) {
        return Math.log(width * Math.sqrt(2 * Math.PI));
    }

    /** Scott's rule on a fifth of the range, and no narrower than even spacing, as Optuna's multivariate TPE has it. */
    private static double width(int observations, int dimensions) {
        double scott = 0.2 * Math.pow(Math.max(observations, 1), -1.0 / (dimensions + 4));
        double narrowest = 1 / Math.min(100.0, 2.0 + observations);
        return Math.clamp(scott, narrowest, 1);
    }

    /**
     * Adds the logarithm of each kernel at a place to a sum of it.
     *
     * @param sums one for each observation, then the prior's. Modified.
     */
    void add(double place, double[] sums) {
        if (isChoice) {
            addChoice((int) range.cell(place), sums);
        } else if (cells > 0) {
            addCell((int) range.cell(place), sums);
        } else {
            addContinuous(place, sums);
        }
    }

    private void addChoice(int cell, double[] sums) {
        double share = 1.0 / (observed.length + 1);
        double total = 1 + share * cells;
        double hit = Math.log((1 + share) / total);
        double miss = Math.log(share / total);
        double prior = -Math.log(cells);
        for (int i = 0; i < observed.length; i++) {
            sums[i] += observedCells[i] < 0 ? prior : observedCells[i] == cell ? hit : miss;
        }
        sums[observed.length] += prior;
    }

    private void addCell(int cell, double[] sums) {
        double middle = (cell + 0.5) / cells;
        double prior = NormalDistribution.logBetween(
                        (middle - 0.5 / cells - 0.5) / PRIOR_WIDTH, (middle + 0.5 / cells - 0.5) / PRIOR_WIDTH)
                - priorLogNorm;
        for (int i = 0; i < observed.length; i++) {
            sums[i] += observedCells[i] < 0 ? prior : logCell[Math.abs(cell - observedCells[i])] - logNorm[i];
        }
        sums[observed.length] += prior;
    }

    private void addContinuous(double place, double[] sums) {
        double scale = -0.5 / (width * width);
        double off = place - 0.5;
        double prior = -0.5 * off * off / (PRIOR_WIDTH * PRIOR_WIDTH) - priorLogNorm;
        for (int i = 0; i < observed.length; i++) {
            double distance = place - observed[i];
            double kernel = scale * distance * distance - logNorm[i];
            sums[i] += Double.isNaN(kernel) ? prior : kernel;
        }
        sums[observed.length] += prior;
    }

    /**
     * Draws a place from one kernel.
     *
     * @param kernel of an observation, or the prior's, which is after the last
     */
    double draw(int kernel, RandomStream random) {
        boolean isPrior = kernel == observed.length || Double.isNaN(observed[kernel]);
        if (isChoice) {
            double share = cells / (observed.length + 1.0);
            boolean isObserved = !isPrior && random.nextDouble() * (1 + share) < 1;
            double even = random.nextDouble();
            return isObserved ? observed[kernel] : middle(even);
        }
        double mean = isPrior ? 0.5 : observed[kernel];
        double own = isPrior ? PRIOR_WIDTH : width;
        double place = mean + own * random.nextGaussian();
        while (!(place >= 0 && place <= 1)) {
            place = mean + own * random.nextGaussian();
        }
        return range.count().isPresent() ? middle(place) : place;
    }

    private double middle(double place) {
        return (range.cell(place) + 0.5) / range.count().orElseThrow();
    }
}
