package org.layerwise.nn.schedule;

/** What a schedule counts. */
public enum Unit {
    /** Passes over the training rows: the rate is the same throughout an epoch. */
    EPOCH,
    /** Updates over the whole run. */
    STEP;

    /** How many were done before this update. */
    long done(Progress progress) {
        return switch (this) {
            case EPOCH -> progress.epoch() - 1L;
            case STEP -> progress.step() - 1;
        };
    }

    /** Which share of the run's most was done before this update. */
    double share(Progress progress) {
        return switch (this) {
            case EPOCH -> (progress.epoch() - 1.0) / progress.epochs();
            case STEP -> (double) (progress.step() - 1) / (double) progress.steps();
        };
    }
}
