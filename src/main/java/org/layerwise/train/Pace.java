package org.layerwise.train;

/**
 * How fast a run may go: so many steps or epochs a second at most, so that a person can follow. It is a wish of who watches
 * and no setting: nothing that is computed depends on it.
 *
 * @param perSecond how many; infinite for full speed
 * @param unit of what
 */
public record Pace(double perSecond, Unit unit) {
    /** As fast as the machine can. */
    public static final Pace FULL = new Pace(Double.POSITIVE_INFINITY, Unit.STEPS);

    /** Steps that follow each other more slowly than this are all shown, whatever is sampled. */
    private static final double FOLLOWED = 60;

    /** What is counted. */
    public enum Unit {
        STEPS,
        EPOCHS
    }

    public Pace {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("a pace is above 0, not " + perSecond);
        }
    }

    /** So many steps a second. */
    public static Pace steps(double perSecond) {
        return new Pace(perSecond, Unit.STEPS);
    }

    /** So many epochs a second. */
    public static Pace epochs(double perSecond) {
        return new Pace(perSecond, Unit.EPOCHS);
    }

    public boolean isFull() {
        return Double.isInfinite(perSecond);
    }

    /** Whether each step is shown, sampled or not. */
    boolean showsEveryStep() {
        return unit == Unit.STEPS && perSecond <= FOLLOWED;
    }

    /** Nanoseconds from one beginning to the next; 0 where what begins is not what is counted. */
    long nanosBefore(boolean epochBegins) {
        return isFull() || (unit == Unit.EPOCHS && !epochBegins) ? 0 : Math.round(1e9 / perSecond);
    }
}
