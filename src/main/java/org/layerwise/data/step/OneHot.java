package org.layerwise.data.step;

import java.util.Optional;
import org.layerwise.base.Message;
import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedOneHot;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.table.CategoryOrder;

/** A feature for each category of the training rows; all 0 for a category that is not among them, and for a missing one. */
@Kind(
        id = "one-hot",
        title = "One-hot",
        doc = "A feature for each category, 1 for the cell's own. For a few dozen categories at most.")
public record OneHot() implements Step {
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
        return new FittedOneHot(
                CategoryOrder.sorted(TextCounts.of(training.texts()).keySet()));
    }
}
