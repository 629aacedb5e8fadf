package org.layerwise.search.prune;

import java.util.List;
import org.layerwise.search.History;

/**
 * Which trials are stopped early. A decision follows from the arguments alone. Trials whose metric is not finite are stopped by every
 * pruner but none.
 */
public sealed interface Pruner permits NoPruner, MedianPruner, HalvingPruner, HyperbandPruner {

    /**
     * Whether a trial goes on, asked after each epoch.
     *
     * @param trial the trial's number, from 0
     * @param curve the first objective's metric after each epoch so far, at least one
     * @param epochs that the trial trains at most
     * @param others trials to compare it with, as {@link History#before} gives them
     */
    PruneDecision decide(int trial, List<Double> curve, int epochs, History others);
}
