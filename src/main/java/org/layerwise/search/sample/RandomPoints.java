package org.layerwise.search.sample;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.RandomStream;
import org.layerwise.search.space.SpacePoints;

/** Draws points of a space evenly, until one keeps the constraints. */
public final class RandomPoints {
    /** A space of which less than about one part in so many keeps the constraints is refused. */
    static final int MOST_DRAWS = 100_000;

    private RandomPoints() {}

    /**
     * One point.
     *
     * @throws org.layerwise.base.ProblemException when none is found
     */
    public static double[] draw(SpacePoints points, RandomStream random) {
        double[] point = new double[points.size()];
        for (int i = 0; i < MOST_DRAWS; i++) {
            fill(points, random, point);
            if (points.allows(point)) {
                return point;
            }
        }
        throw Problem.error(Location.path("", "constraints"), Message.of("search.sample/unsatisfiable", MOST_DRAWS))
                .toException();
    }

    /** One point, whether it keeps the constraints or not. Modified. */
    static void fill(SpacePoints points, RandomStream random, double[] point) {
        for (int i = 0; i < point.length; i++) {
            point[i] = random.nextDouble();
        }
        points.clear(point);
    }
}
