package org.layerwise.search.prune;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.search.History;

/** Every trial trains to its end. */
@Kind(id = "none", title = "None", doc = "Every trial trains to its end.")
public record NoPruner() implements Pruner {
    @Override
    public PruneDecision decide(int trial, List<Double> curve, int epochs, History others) {
        return PruneDecision.GO_ON;
    }
}
