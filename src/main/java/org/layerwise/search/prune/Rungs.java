package org.layerwise.search.prune;

import java.util.Arrays;
import java.util.List;
import org.layerwise.search.History;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.TrialResult;

/** The comparison of successive halving: at some epochs, only the best part of the trials that came so far goes on. */
final class Rungs {
    private Rungs() {}

    /**
     * Whether a trial goes on.
     *
     * @param isRung whether trials are compared after this epoch
     * @param eta of so many trials one goes on
     * @param others to compare it with, whatever they have trained
     */
    static PruneDecision decide(
            List<Double> curve, boolean isRung, int eta, SearchObjective objective, List<TrialResult> others) {
        if (!Double.isFinite(curve.getLast())) {
            return PruneDecision.STOP;
        }
        if (!isRung) {
            return PruneDecision.GO_ON;
        }
        int epoch = curve.size();
        double own = loss(curve, objective);
        double[] reached = others.stream()
                .filter(other -> other.curve().size() >= epoch)
                .mapToDouble(other -> loss(other.curve().subList(0, epoch), objective))
                .toArray();
        long better = Arrays.stream(reached).filter(loss -> loss < own).count();
        return better < Math.max(1, (reached.length + 1) / eta) ? PruneDecision.GO_ON : PruneDecision.STOP;
    }

    private static double loss(List<Double> curve, SearchObjective objective) {
        double loss = objective.direction().loss(objective.value(curve));
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    /** Trials in a history that one is compared with. */
    static List<TrialResult> allBut(int trial, History others) {
        return others.trials().stream().filter(other -> other.number() != trial).toList();
    }
}
