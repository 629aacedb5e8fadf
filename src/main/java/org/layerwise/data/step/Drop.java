package org.layerwise.data.step;

import java.util.Optional;
import org.layerwise.base.Message;
import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedStep;

/** The column is left out. */
@Kind(id = "drop", title = "Drop", doc = "Leaves the column out and keeps the steps before it for another day.")
public record Drop() implements Step {
    @Override
    public Optional<Message> refusal(ColumnContent before) {
        return Optional.empty();
    }

    @Override
    public ColumnContent gives(ColumnContent before) {
        return ColumnContent.DONE;
    }

    @Override
    public FittedStep fit(ColumnData training) {
        throw new IllegalStateException("a column that is dropped is never fitted");
    }
}
