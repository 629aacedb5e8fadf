package org.layerwise.search.run;

/**
 * What the best trial's settings give with seeds that the search has not seen, beside what the experiment gives as it was.
 *
 * @param trial the best trial's number
 * @param best over the new seeds
 * @param untouched the experiment's own settings over the same seeds
 * @param gain how much better the best is, seed by seed: above 0 where it is
 */
public record Confirmation(int trial, MeanInterval best, MeanInterval untouched, MeanInterval gain) {
    /** How many new seeds are tried. */
    public static final int SEEDS = 3;

    /** Whether the gain is more than the seeds alone would make: its interval is above 0. */
    public boolean isBetter() {
        return gain.mean() - gain.half() > 0;
    }
}
