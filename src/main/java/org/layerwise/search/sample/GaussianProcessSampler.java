package org.layerwise.search.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.search.History;
import org.layerwise.search.TamedLosses;
import org.layerwise.search.TrialOutcome;
import org.layerwise.search.TrialResult;
import org.layerwise.search.space.ChoiceRange;
import org.layerwise.search.space.Proposal;
import org.layerwise.search.space.SearchRange;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpacePoints;

/**
 * A Gaussian process over the space, and the point at which it expects the largest improvement. Choices have a dimension for each
 * value; a setting that is not varied is at its middle. A trial that failed counts as the worst one, a pruned one as no better than
 * the median. Of two objectives a random weighting is improved (Knowles: ParEGO, 2006).
 *
 * @param startup trials that are drawn at random before
 * @param candidates points that are compared
 */
@Kind(
        id = "gp",
        title = "Gaussian process",
        doc =
                "A smooth model of the objective, tried where it expects the largest improvement; for few settings that are "
                        + "numbers, and trials that are expensive.",
        paper = "Jones, Schonlau, Welch: Efficient global optimization of expensive black-box functions. J. Global "
                + "Optimization 13, 1998. Snoek, Larochelle, Adams: Practical Bayesian optimization of machine learning "
                + "algorithms. NIPS 2012")
public record GaussianProcessSampler(
        @Param(value = "10", doc = "Trials drawn at random before the first that uses results.", min = 1, max = 10_000)
        int startup,

        @Param(
                value = "200",
                doc = "Points compared for each trial, of which the best is tried.",
                min = 1,
                max = 100_000,
                advanced = true)
        int candidates)
        implements Sampler {

    /** Trials that the process is given: of more, the best ones and the newest. */
    private static final int MOST_POINTS = 80;

    /** Widths, as shares of the interval, of steps from the best points. */
    private static final double[] STEPS = {0.2, 0.05, 0.01};

    /** Weight of the sum of the objectives beside the largest of them. */
    private static final double PAREGO = 0.05;

    @Override
    public Proposal propose(SearchSpace space, long seed, int trial, History known) {
        SpacePoints points = new SpacePoints(space);
        RandomStream random = Sampler.stream(seed, trial);
        if (known.trials().size() < startup || known.completed().size() < 2) {
            return points.proposal(RandomPoints.draw(points, random));
        }
        Given given = given(points, known, random);
        Optional<GaussianProcess> process = ProcessFit.of(given.coordinates(), given.values());
        return points.proposal(process.map(each -> best(points, each, given, random))
                .orElseGet(() -> RandomPoints.draw(points, random)));
    }

    /** Trials as the process gets them: points, their coordinates, losses with mean 0 and deviation 1. */
    private record Given(List<double[]> points, double[][] coordinates, double[] values) {}

    private static Given given(SpacePoints points, History known, RandomStream random) {
        List<TrialResult> trials = chosen(known);
        double[] losses = losses(trials, known, random);
        List<double[]> places = new ArrayList<>();
        double[][] coordinates = new double[trials.size()][];
        for (int i = 0; i < coordinates.length; i++) {
            double[] point = points.point(trials.get(i).proposal());
            places.add(point);
            coordinates[i] = coordinates(points, point);
        }
        return new Given(places, coordinates, losses);
    }

    private static List<TrialResult> chosen(History known) {
        List<TrialResult> all = known.trials();
        if (all.size() <= MOST_POINTS) {
            return all;
        }
        List<TrialResult> chosen = new ArrayList<>(known.ranked().subList(0, MOST_POINTS / 2));
        for (int i = all.size() - 1; chosen.size() < MOST_POINTS; i--) {
            if (!chosen.contains(all.get(i))) {
                chosen.add(all.get(i));
            }
        }
        chosen.sort(Comparator.comparingInt(TrialResult::number));
        return chosen;
    }

    private static double[] losses(List<TrialResult> trials, History known, RandomStream random) {
        int objectives = known.objectives().size();
        double[][] columns = new double[objectives][];
        for (int o = 0; o < objectives; o++) {
            columns[o] = column(trials, known, o);
        }
        if (objectives == 1) {
            return columns[0];
        }
        double[] weights = new double[objectives];
        double sum = 0;
        for (int o = 0; o < objectives; o++) {
            weights[o] = -Math.log(1 - random.nextDouble());
            sum += weights[o];
        }
        double[] mixed = new double[trials.size()];
        for (int i = 0; i < mixed.length; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            double total = 0;
            for (int o = 0; o < objectives; o++) {
                double weighted = weights[o] / sum * columns[o][i];
                largest = Math.max(largest, weighted);
                total += weighted;
            }
            mixed[i] = largest + PAREGO * total;
        }
        return TamedLosses.standardized(mixed);
    }

    /** One objective of the trials; what a trial has no value for is put in its place. */
    private static double[] column(List<TrialResult> trials, History known, int objective) {
        double[] complete = trials.stream()
                .filter(TrialResult::isComplete)
                .mapToDouble(trial -> known.losses(trial)[objective])
                .sorted()
                .toArray();
        double worst = complete.length == 0 ? 1 : complete[complete.length - 1];
        double median = complete.length == 0 ? 1 : complete[complete.length / 2];
        double[] column = new double[trials.size()];
        for (int i = 0; i < column.length; i++) {
            TrialResult trial = trials.get(i);
            double reached = objective == 0 ? Math.min(worst, known.lastLoss(trial)) : worst;
            column[i] = trial.isComplete()
                    ? known.losses(trial)[objective]
                    : trial.outcome() == TrialOutcome.PRUNED ? Math.max(median, reached) : worst;
        }
        return TamedLosses.standardized(TamedLosses.of(column));
    }

    /** The point of the largest expected improvement among points of the whole space and points around the best ones. */
    private double[] best(SpacePoints points, GaussianProcess process, Given given, RandomStream random) {
        int[] ranked = ranked(given.values());
        double lowest = given.values()[ranked[0]];
        double[] best = RandomPoints.draw(points, random);
        double highest = improvement(points, process, best, lowest);
        for (int i = 1; i < candidates; i++) {
            double[] point = best.clone();
            if (i < candidates / 2) {
                RandomPoints.fill(points, random, point);
            } else if (i < candidates * 3 / 4) {
                double[] from = given.points().get(ranked[random.nextInt(Math.min(5, ranked.length))]);
                step(points, from, STEPS[i % STEPS.length], random, point);
            } else {
                step(points, best, STEPS[i % STEPS.length], random, point);
            }
            double improvement = points.allows(point) ? improvement(points, process, point, lowest) : Double.NaN;
            if (improvement > highest) {
                highest = improvement;
                best = point;
            }
        }
        return best;
    }

    private static double improvement(SpacePoints points, GaussianProcess process, double[] point, double lowest) {
        return process.at(coordinates(points, point)).expectedImprovement(lowest);
    }

    private static int[] ranked(double[] values) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            indices.add(i);
        }
        indices.sort(Comparator.<Integer>comparingDouble(index -> values[index]));
        return indices.stream().mapToInt(index -> index).toArray();
    }

    /** A point close to another: numbers move, and a choice changes now and then. Modified. */
    private static void step(SpacePoints points, double[] from, double width, RandomStream random, double[] to) {
        for (int i = 0; i < to.length; i++) {
            boolean isAnew =
                    Double.isNaN(from[i]) || points.range(i) instanceof ChoiceRange && random.nextDouble() < width;
            to[i] = isAnew
                    ? random.nextDouble()
                    : points.range(i) instanceof ChoiceRange
                            ? from[i]
                            : Math.clamp(from[i] + width * random.nextGaussian(), 0, 1);
        }
        points.clear(to);
    }

    /** A point for the process: whole numbers at the middles of their cells, choices with a dimension for each value. */
    private static double[] coordinates(SpacePoints points, double[] point) {
        int size = 0;
        for (int i = 0; i < point.length; i++) {
            size += dimensions(points.range(i));
        }
        double[] coordinates = new double[size];
        int at = 0;
        for (int i = 0; i < point.length; i++) {
            SearchRange range = points.range(i);
            boolean isVaried = !Double.isNaN(point[i]);
            if (range instanceof ChoiceRange choice && !choice.isNumeric()) {
                int count = choice.values().size();
                Arrays.fill(coordinates, at, at + count, isVaried ? 0 : 1.0 / count);
                if (isVaried) {
                    coordinates[at + (int) range.cell(point[i])] = 1;
                }
                at += count;
            } else {
                double place = isVaried ? point[i] : 0.5;
                coordinates[at++] = range.count().isPresent()
                        ? (range.cell(place) + 0.5) / range.count().orElseThrow()
                        : place;
            }
        }
        return coordinates;
    }

    private static int dimensions(SearchRange range) {
        return range instanceof ChoiceRange choice && !choice.isNumeric()
                ? choice.values().size()
                : 1;
    }
}
