package org.layerwise.train;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.nn.metric.Tally;
import org.layerwise.train.measure.LiveProbe;

/** The metrics of the validation part that a run takes or somebody looks at, in one epoch after the other; most runs have none. */
final class EpochTallies {
    private final FittedTarget target;
    private final Set<String> taken;
    private final LiveProbe live;
    private Map<String, Tally> tallies = Map.of();

    /** @param taken names of those that the run takes, as an evaluation has them */
    EpochTallies(FittedTarget target, Set<String> taken, LiveProbe live) {
        this.target = target;
        this.taken = taken;
        this.live = live;
    }

    /** Begins at no rows. */
    List<Tally> begin() {
        Set<String> shown = live.metrics();
        if (taken.isEmpty() && shown.isEmpty()) {
            tallies = Map.of();
        } else {
            tallies = Tallies.of(target);
            tallies.keySet().removeIf(name -> !taken.contains(name) && !shown.contains(name));
        }
        return List.copyOf(tallies.values());
    }

    /** Over all rows since, by their names; NaN where there is no number. */
    Map<String, Double> values() {
        return tallies.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().value().orElse(Double.NaN)));
    }
}
