package org.layerwise.data.step;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.layerwise.base.Message;
import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedLookup;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.step.fitted.UnknownCategory;
import org.layerwise.data.table.CategoryOrder;

/** A category becomes its number from 1 on, for an embedding; 0 for a missing cell and for a category not seen in training. */
@Kind(
        id = "index",
        title = "Index",
        doc = "A category's number from 1 on, 0 for an unknown or missing one: what an Embedding layer takes.")
public record Index() implements Step {
    @Override
    public Optional<Message> refusal(ColumnContent before) {
        return before == ColumnContent.TEXTS ? Optional.empty() : Optional.of(Message.of("data.step/needs-texts"));
    }

    @Override
    public ColumnContent gives(ColumnContent before) {
        return ColumnContent.DONE;
    }

    @Override
    public FittedStep fit(ColumnData training) {
        List<String> known =
                CategoryOrder.sorted(TextCounts.of(training.texts()).keySet());
        DoubleStream numbers = IntStream.rangeClosed(1, known.size()).asDoubleStream();
        return new FittedLookup(known, numbers.boxed().toList(), UnknownCategory.ZERO, UnknownCategory.ZERO, true);
    }
}
