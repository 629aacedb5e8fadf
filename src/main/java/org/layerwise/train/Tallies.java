package org.layerwise.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.nn.metric.ClassMetric;
import org.layerwise.nn.metric.ExactMatch;
import org.layerwise.nn.metric.LabelTally;
import org.layerwise.nn.metric.MetricSpec;
import org.layerwise.nn.metric.Tally;
import org.layerwise.nn.metric.TopK;
import org.layerwise.nn.metric.ValueMetric;

/** The metrics of an evaluation, begun at no rows. */
final class Tallies {
    private Tallies() {}

    /** Every metric that a target can have, by id, each with its defaults; top-k with its k. */
    static Map<String, Tally> of(FittedTarget target) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (KindInfo<MetricSpec> kind : Catalog.of(MetricSpec.class).kinds()) {
            MetricSpec metric = kind.withDefaults();
            String name = metric instanceof TopK(int k) ? "top-" + k : kind.id();
            tally(metric, target).ifPresent(tally -> tallies.put(name, tally));
        }
        if (target instanceof MultiLabelTarget) {
            tallies.put(ExactMatch.ID, new ExactMatch());
        }
        return tallies;
    }

    private static Optional<Tally> tally(MetricSpec metric, FittedTarget target) {
        return switch (target) {
            case ClassTarget(String column, List<String> classes) ->
                metric instanceof ClassMetric ofClasses && ofClasses.suits(classes.size())
                        ? Optional.of(ofClasses.tally(classes.size()))
                        : Optional.empty();
            case MultiLabelTarget labels ->
                metric instanceof ClassMetric ofClasses && ofClasses.suits(2)
                        ? Optional.of(new LabelTally(ofClasses, labels.width()))
                        : Optional.empty();
            case RegressionTarget _, MultiRegressionTarget _, ReconstructionTarget _ ->
                metric instanceof ValueMetric ofValues
                        ? Optional.of(ofValues.tally(target.scales()))
                        : Optional.empty();
        };
    }
}
