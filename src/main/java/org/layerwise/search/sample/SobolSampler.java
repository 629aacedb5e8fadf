package org.layerwise.search.sample;

import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.catalog.Kind;
import org.layerwise.search.History;
import org.layerwise.search.space.Proposal;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpacePoints;

/**
 * The points of Sobol's sequence, each digit of which is shifted at random by the seed: they stay as evenly spread, and differ from
 * seed to seed. A point that breaks a constraint is drawn again at random, as are dimensions after the last of the sequence.
 */
@Kind(
        id = "sobol",
        title = "Sobol",
        doc = "A sequence that covers the space more evenly than random points do; good for the first look at a space.",
        paper = "Joe, Kuo: Constructing Sobol sequences with better two-dimensional projections. SIAM J. Sci. Comput. "
                + "30, 2008")
public record SobolSampler() implements Sampler {
    private static final double SCALE = 1.0 / (1L << 32);

    @Override
    public Proposal propose(SearchSpace space, long seed, int trial, History known) {
        SpacePoints points = new SpacePoints(space);
        RandomStream random = Sampler.stream(seed, trial);
        double[] point = point(points, seed, trial, random);
        return points.proposal(points.allows(point) ? point : RandomPoints.draw(points, random));
    }

    private static double[] point(SpacePoints points, long seed, int trial, RandomStream random) {
        long[] coordinates = new long[Math.min(points.size(), SobolSequence.MOST_DIMENSIONS)];
        SobolSequence.point(trial, coordinates);
        RandomStream shifts = new Seed(seed).stream("search/sobol");
        double[] point = new double[points.size()];
        for (int i = 0; i < point.length; i++) {
            point[i] = i < coordinates.length
                    ? ((coordinates[i] ^ (shifts.nextLong() >>> 32)) + 0.5) * SCALE
                    : random.nextDouble();
        }
        points.clear(point);
        return point;
    }
}
