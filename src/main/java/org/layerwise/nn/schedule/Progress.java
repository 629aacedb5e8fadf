package org.layerwise.nn.schedule;

/** How far a run has come. Made once per run and changed from update to update. */
public final class Progress {
    private final int stepsPerEpoch;
    private final int epochs;
    private long step;
    private int epoch;
    private int reductions;

    /**
     * Before the first update.
     *
     * @param stepsPerEpoch updates in one epoch
     * @param epochs how many the run has at most
     */
    public Progress(int stepsPerEpoch, int epochs) {
        this.stepsPerEpoch = stepsPerEpoch;
        this.epochs = epochs;
    }

    /** Goes to an update. @return this */
    public Progress at(long newStep, int newEpoch) {
        step = newStep;
        epoch = newEpoch;
        return this;
    }

    /** Sets how often the rate was reduced on a plateau. */
    public void reduced(int times) {
        reductions = times;
    }

    /** 1-based update over the whole run. */
    public long step() {
        return step;
    }

    /** 1-based epoch. */
    public int epoch() {
        return epoch;
    }

    public int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /** Epochs that the run has at most. */
    public int epochs() {
        return epochs;
    }

    /** Updates that the run has at most. */
    public long steps() {
        return (long) stepsPerEpoch * epochs;
    }

    /** How often the rate was reduced because the monitored figure stood still. */
    public int reductions() {
        return reductions;
    }
}
