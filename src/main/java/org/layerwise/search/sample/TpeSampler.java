package org.layerwise.search.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.search.History;
import org.layerwise.search.TrialResult;
import org.layerwise.search.space.Proposal;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpacePoints;

/**
 * The tree-structured Parzen estimator, over all settings at once: one density of the best tenth of the trials and one of the others;
 * of points drawn from the first, that with the largest ratio is tried. Trials that were pruned or failed are among the others.
 *
 * @param startup trials that are drawn at random before
 * @param candidates points of which the best is tried
 */
@Kind(
        id = "tpe",
        title = "TPE",
        doc =
                "Learns which settings the best trials have, and tries points that are more like them than like the others.",
        paper = "Bergstra, Bardenet, Bengio, Kegl: Algorithms for hyper-parameter optimization. NIPS 2011. Falkner, "
                + "Klein, Hutter: BOHB. ICML 2018 (kernels over all settings at once)")
public record TpeSampler(
        @Param(value = "10", doc = "Trials drawn at random before the first that uses results.", min = 1, max = 10_000)
        int startup,

        @Param(
                value = "24",
                doc = "Points drawn for each trial, of which the best is tried.",
                min = 1,
                max = 10_000,
                advanced = true)
        int candidates)
        implements Sampler {

    /** The best tenth, but no more than this. */
    private static final int MOST_GOOD = 25;

    /** So many times candidates are drawn where constraints refuse them all. */
    private static final int ROUNDS = 20;

    @Override
    public Proposal propose(SearchSpace space, long seed, int trial, History known) {
        SpacePoints points = new SpacePoints(space);
        RandomStream random = Sampler.stream(seed, trial);
        if (known.trials().size() < startup) {
            return points.proposal(RandomPoints.draw(points, random));
        }
        Densities densities = Densities.of(points, known);
        for (int round = 0; round < ROUNDS; round++) {
            Optional<double[]> best = densities.best(points, candidates, random);
            if (best.isPresent()) {
                return points.proposal(best.orElseThrow());
            }
        }
        return points.proposal(RandomPoints.draw(points, random));
    }

    /**
     * What the good trials look like, and what the others do.
     *
     * @param good density of the best trials
     * @param others density of all others
     */
    record Densities(ParzenEstimator good, ParzenEstimator others) {
        static Densities of(SpacePoints points, History known) {
            List<TrialResult> ranked = known.ranked();
            int good = Math.min(goodOnes(ranked.size()), known.completed().size());
            return new Densities(
                    estimator(points, ranked.subList(0, good)), estimator(points, ranked.subList(good, ranked.size())));
        }

        private static ParzenEstimator estimator(SpacePoints points, List<TrialResult> trials) {
            List<double[]> observed = new ArrayList<>();
            trials.stream()
                    .sorted(Comparator.comparingInt(TrialResult::number))
                    .forEach(trial -> observed.add(points.point(trial.proposal())));
            return new ParzenEstimator(points, observed);
        }

        /** The logarithm of the ratio of the two. */
        double score(double[] point) {
            return good.logDensity(point) - others.logDensity(point);
        }

        /** Of some points drawn from the good ones, the one with the largest ratio; empty when all break constraints. */
        Optional<double[]> best(SpacePoints points, int candidates, RandomStream random) {
            Optional<double[]> best = Optional.empty();
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < candidates; i++) {
                double[] point = good.draw(random);
                double score = points.allows(point) ? score(point) : Double.NaN;
                if (score > highest) {
                    highest = score;
                    best = Optional.of(point);
                }
            }
            return best;
        }
    }

    static int goodOnes(int trials) {
        return Math.min(MOST_GOOD, Math.ceilDiv(trials, 10));
    }
}
