package org.layerwise.train;

import org.jspecify.annotations.Nullable;
import org.layerwise.nn.schedule.ReduceOnPlateau;
import org.layerwise.nn.schedule.Schedule;

/** Counts, epoch by epoch, how often the monitored loss stood still. A loss that is NaN is no better. */
final class PlateauWatch {
    private final @Nullable ReduceOnPlateau rule;
    private ResumeState.Plateau state = new ResumeState.Plateau(0, "Infinity", 0, 0);
    private double best = Double.POSITIVE_INFINITY;

    /** @param schedule watched for, if it or one nested in it asks for that */
    PlateauWatch(Schedule schedule) {
        this.rule = schedule.plateau().orElse(null);
    }

    /** Takes an epoch's loss. */
    void epochEnded(double loss) {
        ReduceOnPlateau watched = rule;
        if (watched == null) {
            return;
        }
        boolean better = loss < best * (1 - watched.threshold());
        if (better) {
            best = loss;
        }
        boolean cooling = state.cooling() > 0;
        int waited = better || cooling ? 0 : state.waited() + 1;
        boolean falls = waited > watched.patience();
        state = new ResumeState.Plateau(
                state.reductions() + (falls ? 1 : 0),
                Double.toString(best),
                falls ? 0 : waited,
                falls ? watched.cooldown() : Math.max(state.cooling() - 1, 0));
    }

    /** How often the rate was to fall so far. */
    int reductions() {
        return state.reductions();
    }

    /** All that it remembers. */
    ResumeState.Plateau state() {
        return state;
    }

    /** Goes back to where {@link #state} was. */
    void restore(ResumeState.Plateau saved, double savedBest) {
        state = saved;
        best = savedBest;
    }
}
