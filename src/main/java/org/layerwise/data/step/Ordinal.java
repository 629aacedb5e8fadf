package org.layerwise.data.step;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedLookup;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.step.fitted.UnknownCategory;
import org.layerwise.data.table.CategoryOrder;

/**
 * A category becomes its place in an order, from 0. A category that is not in it counts as missing.
 *
 * @param order from the lowest; empty: by value when all are numbers, else by code point
 */
@Kind(
        id = "ordinal",
        title = "Ordinal",
        doc = "A category's place in an order, from 0: for sizes, grades, answers from \"never\" to \"always\".")
public record Ordinal(
        @Param(doc = "The categories from the lowest to the highest; empty: sorted", value = "")
        List<String> order) implements Step {
    public Ordinal {
        order = order.stream().map(String::strip).toList();
        if (new HashSet<>(order).size() < order.size()) {
            throw Problem.error(Location.NOWHERE, Message.of("data.step/category-twice", order))
                    .toException();
        }
    }

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
        List<String> known = order.isEmpty()
                ? CategoryOrder.sorted(TextCounts.of(training.texts()).keySet())
                : order;
        DoubleStream places = IntStream.range(0, known.size()).asDoubleStream();
        return new FittedLookup(
                known, places.boxed().toList(), UnknownCategory.MISSING, UnknownCategory.MISSING, false);
    }
}
