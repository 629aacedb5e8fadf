package org.layerwise.search.prune;

import java.util.Arrays;
import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.search.Direction;
import org.layerwise.search.History;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.TrialResult;

/**
 * Stops a trial whose best value so far is worse than the median of what complete trials had at that epoch.
 *
 * @param startup complete trials that there must be before
 * @param warmup epochs that every trial trains
 */
@Kind(
        id = "median",
        title = "Median",
        doc = "Stops a trial whose best value so far is worse than the median of the others at that epoch.",
        paper = "Golovin et al.: Google Vizier, a service for black-box optimization. KDD 2017")
public record MedianPruner(
        @Param(value = "5", doc = "Complete trials before the first is stopped.", min = 1, max = 10_000)
        int startup,

        @Param(value = "0", doc = "Epochs that every trial trains.", min = 0, max = 1_000_000)
        int warmup)
        implements Pruner {

    @Override
    public PruneDecision decide(int trial, List<Double> curve, int epochs, History others) {
        if (!Double.isFinite(curve.getLast())) {
            return PruneDecision.STOP;
        }
        int epoch = curve.size();
        SearchObjective objective = others.objectives().getFirst();
        Direction direction = objective.direction();
        double[] values = others.completed().stream()
                .map(TrialResult::curve)
                .filter(other -> other.size() >= epoch && Double.isFinite(other.get(epoch - 1)))
                .mapToDouble(other -> direction.loss(other.get(epoch - 1)))
                .sorted()
                .toArray();
        if (values.length < startup || epoch <= warmup) {
            return PruneDecision.GO_ON;
        }
        double best = curve.stream()
                .filter(Double::isFinite)
                .mapToDouble(direction::loss)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return best > median(values) ? PruneDecision.STOP : PruneDecision.GO_ON;
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[half]
                : Arrays.stream(sorted, half - 1, half + 1).average().orElseThrow();
    }
}
