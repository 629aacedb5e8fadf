package org.layerwise.data.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwise.base.Message;
import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedLookup;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.step.fitted.UnknownCategory;
import org.layerwise.data.table.CategoryOrder;

/** A category becomes its share of the training rows that have one; 0 for a category that is not among them. */
@Kind(
        id = "frequency",
        title = "Frequency",
        doc = "A category's share of the training rows, as one number: for columns with very many categories.")
public record Frequency() implements Step {
    @Override
    public Optional<Message> refusal(ColumnContent before) {
        return before == ColumnContent.TEXTS ? Optional.empty() : Optional.of(Message.of("data.step/needs-texts"));
    }

    @Override
    public ColumnContent gives(ColumnContent before) {
        return ColumnContent.NUMBERS;
    }

    @Override
    public FittedStep fit(ColumnData training) {
        Map<String, Integer> counts = TextCounts.of(training.texts());
        List<String> known = CategoryOrder.sorted(counts.keySet());
        double rows = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Double> shares = new ArrayList<>();
        known.forEach(text -> shares.add(counts.getOrDefault(text, 0) / rows));
        return new FittedLookup(known, shares, UnknownCategory.MISSING, UnknownCategory.ZERO, false);
    }
}
