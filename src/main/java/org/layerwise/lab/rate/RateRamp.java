package org.layerwise.lab.rate;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * Learning rates that rise from update to update.
 *
 * @param from of the first update
 * @param to of the last
 * @param steps how many updates
 * @param shape how they rise between
 */
public record RateRamp(double from, double to, int steps, Shape shape) {
    /** From 1e-7 to 10 over a hundred updates, as fastai's. */
    public static final RateRamp DEFAULT = new RateRamp(1e-7, 10, 100, Shape.EXPONENTIAL);

    private static final int FEWEST = 20;
    private static final int MOST = 100_000;

    /** How rates rise. */
    public enum Shape {
        /** By one factor from update to update (Gugger, fastai). */
        EXPONENTIAL,
        /** By one amount from update to update (Smith, "Cyclical Learning Rates", 2015). */
        LINEAR
    }

    /** @throws ProblemException when no rates rise so */
    public RateRamp {
        List<Problem> problems = new ArrayList<>();
        if (!(from > 0 && from < to && to <= 1e6)) {
            problems.add(Problem.error(Location.NOWHERE, Message.of("lab.rate/ramp-ends", from, to)));
        }
        if (steps < FEWEST || steps > MOST) {
            problems.add(Problem.error(Location.NOWHERE, Message.of("lab.rate/ramp-steps", steps, FEWEST, MOST)));
        }
        ProblemException.throwIfErrors(problems);
    }

    /** The rate of an update, counted from 1. */
    public double rate(long step) {
        double share = (step - 1.0) / (steps - 1.0);
        return switch (shape) {
            case EXPONENTIAL -> from * Math.pow(to / from, share);
            case LINEAR -> from + (to - from) * share;
        };
    }

    /** The rates of the first updates. */
    public double[] rates(int count) {
        double[] rates = new double[count];
        for (int i = 0; i < count; i++) {
            rates[i] = rate(i + 1L);
        }
        return rates;
    }
}
