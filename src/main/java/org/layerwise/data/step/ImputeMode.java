package org.layerwise.data.step;

import java.util.Map;
import java.util.Optional;
import org.layerwise.base.Message;
import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedFill;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.step.fitted.FittedTextFill;
import org.layerwise.data.table.CategoryOrder;

/** Missing values become the most frequent one of the training rows; the first in order, or the smallest, among equals. */
@Kind(
        id = "impute-mode",
        title = "Impute mode",
        doc = "Missing cells, texts or numbers, become the most frequent value of the training rows.")
public record ImputeMode() implements Step {
    @Override
    public Optional<Message> refusal(ColumnContent before) {
        return before == ColumnContent.DONE ? Optional.of(Message.of("data.step/nothing-left")) : Optional.empty();
    }

    @Override
    public FittedStep fit(ColumnData training) {
        return switch (training) {
            case ColumnData.Numbers numbers -> new FittedFill(TrainingValues.each(numbers, TrainingValues::mode));
            case ColumnData.Texts texts -> new FittedTextFill(mostFrequent(TextCounts.of(texts)));
        };
    }

    private static String mostFrequent(Map<String, Integer> counts) {
        String mode = "";
        int most = 0;
        for (String text : CategoryOrder.sorted(counts.keySet())) {
            int count = counts.getOrDefault(text, 0);
            if (count > most) {
                most = count;
                mode = text;
            }
        }
        return mode;
    }
}
