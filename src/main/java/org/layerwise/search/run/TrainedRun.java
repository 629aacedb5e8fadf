package org.layerwise.search.run;

import java.util.List;
import org.layerwise.train.RunEnd;

/**
 * One run of a trial, over.
 *
 * @param id in the store
 * @param end why it ended
 * @param isPruned whether the pruner ended it
 * @param curves of each objective's metric, a value after each epoch
 * @param seconds that it trained
 * @param reason what went wrong; empty when nothing did
 */
record TrainedRun(String id, RunEnd end, boolean isPruned, List<List<Double>> curves, double seconds, String reason) {
    TrainedRun {
        curves = curves.stream().map(List::copyOf).toList();
    }

    /** Whether it gives a value: it trained as long as its experiment asks for. */
    boolean isWhole() {
        return switch (end) {
            case COMPLETED, EARLY_STOPPED, TARGET_REACHED, TIME_LIMIT -> true;
            case STOPPED, UNFINISHED, NOT_FINITE, FAILED -> false;
        };
    }

    int epochs() {
        return curves.getFirst().size();
    }
}
