package org.layerwise.search.sample;

import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.search.History;
import org.layerwise.search.space.IntegerRange;
import org.layerwise.search.space.Proposal;
import org.layerwise.search.space.SearchRange;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpacePoints;

/**
 * Every combination of some values of each setting, the last setting first. A setting that is not varied adds no combinations, and
 * those that break a constraint are left out.
 *
 * @param points values of a range without steps; choices, and whole numbers with steps, are tried all
 */
@Kind(
        id = "grid",
        title = "Grid",
        doc = "Every combination of the values, in order; for a few settings with a few values.")
public record GridSampler(
        @Param(
                value = "5",
                doc = "Values of a range without steps, evenly spread from end to end. Choices are tried all.",
                min = 2,
                max = 1_000)
        int points)
        implements Sampler {

    /** Combinations that are looked through. */
    static final long MOST = 1_000_000;

    @Override
    public Proposal propose(SearchSpace space, long seed, int trial, History known) {
        SpacePoints all = new SpacePoints(space);
        Walk walk = new Walk(all, trial);
        walk.go(0);
        if (walk.found == null) {
            throw new IllegalArgumentException("the grid has " + walk.passed + " points, not " + (trial + 1));
        }
        return all.proposal(walk.found);
    }

    /** How many combinations there are. */
    @Override
    public OptionalLong size(SearchSpace space) {
        Walk walk = new Walk(new SpacePoints(space), Long.MAX_VALUE);
        walk.go(0);
        if (walk.passed == 0) {
            throw Problem.error(Location.path("", "constraints"), Message.of("search.sample/grid-empty"))
                    .toException();
        }
        return OptionalLong.of(walk.passed);
    }

    /** The places of a setting's values. */
    private double[] values(SearchRange range) {
        boolean hasSteps = range.count().isPresent()
                && (!(range instanceof IntegerRange whole)
                        || whole.step() > 1
                        || whole.count().orElseThrow() <= points);
        long count = hasSteps ? range.count().orElseThrow() : points;
        if (count > MOST) {
            throw tooMany();
        }
        double[] values = new double[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = hasSteps ? (i + 0.5) / count : (double) i / (count - 1);
        }
        return values;
    }

    private static RuntimeException tooMany() {
        return Problem.error(Location.path("", "space"), Message.of("search.sample/grid-large", MOST))
                .toException();
    }

    /** Goes through the combinations in order, up to one of them. */
    private final class Walk {
        private final SpacePoints all;
        private final int[] order;
        private final double[][] values;
        private final double[] point;
        private final long wanted;
        private long looked;
        private long passed;
        private double @Nullable [] found;

        Walk(SpacePoints all, long wanted) {
            this.all = all;
            this.wanted = wanted;
            order = all.order();
            point = new double[all.size()];
            Arrays.fill(point, Double.NaN);
            values = new double[all.size()][];
            for (int i = 0; i < values.length; i++) {
                values[i] = values(all.range(i));
            }
        }

        /** @param depth how many settings have their values */
        void go(int depth) {
            if (depth == order.length) {
                end();
                return;
            }
            int index = order[depth];
            if (!all.isVaried(index, point)) {
                point[index] = Double.NaN;
                go(depth + 1);
                return;
            }
            for (int i = 0; i < values[index].length && found == null; i++) {
                point[index] = values[index][i];
                go(depth + 1);
            }
            point[index] = Double.NaN;
        }

        private void end() {
            if (++looked > MOST) {
                throw tooMany();
            }
            if (all.allows(point) && passed++ == wanted) {
                found = point.clone();
            }
        }
    }
}
