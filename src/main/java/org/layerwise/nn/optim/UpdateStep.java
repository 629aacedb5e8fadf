package org.layerwise.nn.optim;

/** What one update has in common for all weights. Made once per run and changed from update to update. */
public final class UpdateStep {
    private final double[] scalars;
    private long count;
    private double rate;
    private double momentum = Double.NaN;

    /** @param optimizer whose {@link Optimizer#scalars} it has room for */
    public UpdateStep(Optimizer optimizer) {
        this.scalars = new double[optimizer.scalars()];
    }

    /** The same updates for some of the weights, at a rate of their own: {@link #scalars} are shared. */
    public UpdateStep(UpdateStep whole) {
        this.scalars = whole.scalars;
    }

    /** Goes on to an update. @return this */
    public UpdateStep at(long newCount, double newRate, double newMomentum) {
        count = newCount;
        rate = newRate;
        momentum = newMomentum;
        return this;
    }

    /** 1-based count of updates. */
    public long count() {
        return count;
    }

    /** This update's learning rate η, schedule and layer factor included. */
    public double rate() {
        return rate;
    }

    /** The momentum that a schedule sets, or {@code own} where it sets none. */
    public double momentum(double own) {
        return Double.isNaN(momentum) ? own : momentum;
    }

    /** What {@link Optimizer#begin} keeps, {@code [scalars()]}; survives from update to update. */
    public double[] scalars() {
        return scalars;
    }
}
