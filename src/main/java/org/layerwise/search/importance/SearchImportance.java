package org.layerwise.search.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.search.History;
import org.layerwise.search.TamedLosses;
import org.layerwise.search.TrialResult;
import org.layerwise.search.space.SearchRange;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpacePoints;

/**
 * Which settings matter, by functional analysis of variance (fANOVA) of ten random forests that are fitted to the complete trials:
 * the variance of the first objective that each setting accounts for by itself, over the whole space and not only where trials are
 * dense (Hutter, Hoos, Leyton-Brown: An efficient approach for assessing hyperparameter importance. ICML 2014). Losses far above the
 * others are cut off.
 */
public final class SearchImportance {
    /** Fewer trials say nothing. */
    public static final int FEWEST_TRIALS = 8;

    private static final int FORESTS = 10;
    private static final int TREES = 16;

    private SearchImportance() {}

    /**
     * The settings' shares, the largest first.
     *
     * @param seed from which the forests are drawn
     * @return empty when there are too few trials, or all have the same value
     */
    public static List<ParameterImportance> of(SearchSpace space, History history, long seed) {
        SpacePoints points = new SpacePoints(space);
        List<TrialResult> trials = history.completed();
        double[] losses = TamedLosses.of(
                trials.stream().mapToDouble(trial -> history.losses(trial)[0]).toArray());
        if (trials.size() < FEWEST_TRIALS || Arrays.stream(losses).distinct().count() < 2) {
            return List.of();
        }
        double[] values = TamedLosses.standardized(losses);
        double[][] coordinates = trials.stream()
                .map(trial -> coordinates(points, points.point(trial.proposal())))
                .toArray(double[][]::new);
        double[] absent = absent(coordinates, points.size());
        List<double[]> shares = new ArrayList<>();
        for (int forest = 0; forest < FORESTS; forest++) {
            double[] share = shares(coordinates, values, absent, new Seed(seed).stream("search/importance/" + forest));
            if (Arrays.stream(share).sum() > 0) {
                shares.add(share);
            }
        }
        return shares.isEmpty() ? List.of() : combined(space, shares);
    }

    private static double[] coordinates(SpacePoints points, double[] point) {
        double[] coordinates = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            SearchRange range = points.range(i);
            coordinates[i] = Double.isNaN(point[i])
                    ? VarianceTree.ABSENT
                    : range.count().isPresent()
                            ? (range.cell(point[i]) + 0.5) / range.count().orElseThrow()
                            : point[i];
        }
        return coordinates;
    }

    private static double[] absent(double[][] coordinates, int dimensions) {
        double[] absent = new double[dimensions];
        for (double[] each : coordinates) {
            for (int d = 0; d < dimensions; d++) {
                absent[d] += each[d] < 0 ? 1.0 / coordinates.length : 0;
            }
        }
        return absent;
    }

    /** One forest's shares, which sum to 1, or to 0 where its trees have one leaf each. */
    private static double[] shares(double[][] coordinates, double[] values, double[] absent, RandomStream random) {
        double[] shares = new double[absent.length];
        int[] rows = new int[values.length];
        for (int tree = 0; tree < TREES; tree++) {
            Arrays.setAll(rows, _ -> random.nextInt(rows.length));
            double[] effects = VarianceTree.grow(coordinates, values, rows.clone(), absent, random)
                    .mainEffects();
            for (int d = 0; d < shares.length; d++) {
                shares[d] += effects[d];
            }
        }
        double total = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> total > 0 ? share / total : 0).toArray();
    }

    private static List<ParameterImportance> combined(SearchSpace space, List<double[]> shares) {
        List<ParameterImportance> importance = new ArrayList<>();
        for (int d = 0; d < space.parameters().size(); d++) {
            int index = d;
            double[] own = shares.stream().mapToDouble(share -> share[index]).toArray();
            double mean = Arrays.stream(own).average().orElse(0);
            double square = Arrays.stream(own)
                    .map(share -> (share - mean) * (share - mean))
                    .average()
                    .orElse(0);
            importance.add(new ParameterImportance(space.parameters().get(d).path(), mean, Math.sqrt(square)));
        }
        importance.sort(Comparator.comparingDouble((ParameterImportance each) -> -each.share()));
        return importance;
    }
}
