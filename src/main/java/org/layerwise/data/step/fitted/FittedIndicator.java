package org.layerwise.data.step.fitted;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.catalog.Kind;

/** For each open feature a settled one: 1 where it is missing, 0 elsewhere. */
@Kind(id = "indicator", title = "Indicator", doc = "Adds for each feature one that is 1 where it is missing.")
public record FittedIndicator() implements FittedStep {
    @Override
    public ColumnData apply(ColumnData data) {
        ColumnData.Numbers numbers = data.numbers();
        List<ColumnData.Feature> settled = new ArrayList<>(numbers.settled());
        for (ColumnData.Feature feature : numbers.open()) {
            settled.add(new ColumnData.Feature(
                    feature.name() + " is missing",
                    MutableFeatures.map(feature.values(), x -> Double.isNaN(x) ? 1 : 0)));
        }
        return new ColumnData.Numbers(numbers.open(), settled);
    }
}
