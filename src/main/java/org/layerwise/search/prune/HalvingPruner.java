package org.layerwise.search.prune;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.search.History;

/**
 * Successive halving, without waiting: at epochs r, r·η, r·η², … a trial goes on when it is among the best η-th part of those that
 * have come there.
 *
 * @param minEpochs r, the epochs that every trial trains
 * @param eta η
 */
@Kind(
        id = "halving",
        title = "Successive halving",
        doc = "At epochs that grow by a factor, only the best trials so far go on: of so many, one.",
        paper = "Li et al.: A system for massively parallel hyperparameter tuning (ASHA). MLSys 2020. Jamieson, "
                + "Talwalkar: Non-stochastic best arm identification. AISTATS 2016")
public record HalvingPruner(
        @Param(value = "1", doc = "Epochs that every trial trains.", title = "First epochs", min = 1, max = 1_000_000)
        int minEpochs,

        @Param(
                value = "3",
                doc = "Of so many trials one goes on, for so many times the epochs.",
                title = "Factor η",
                min = 2,
                max = 100)
        int eta)
        implements Pruner {

    @Override
    public PruneDecision decide(int trial, List<Double> curve, int epochs, History others) {
        return Rungs.decide(
                curve,
                curve.size() < epochs && isRung(curve.size()),
                eta,
                others.objectives().getFirst(),
                Rungs.allBut(trial, others));
    }

    private boolean isRung(int epoch) {
        long rung = minEpochs;
        while (rung < epoch) {
            rung *= eta;
        }
        return rung == epoch;
    }
}
