package org.layerwise.data.step;

import java.util.Collections;
import java.util.Optional;
import org.layerwise.base.Message;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.cell.NumberText;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedFill;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.step.fitted.FittedTextFill;

/**
 * Missing values become a given one.
 *
 * @param value a number where the column holds numbers
 */
@Kind(
        id = "impute-constant",
        title = "Impute constant",
        doc =
                "Missing cells become a given value: a number, or a text such as \"unknown\", which is a category of its own then.")
public record ImputeConstant(
        @Param(doc = "What missing cells become", value = "0")
        String value) implements Step {
    @Override
    public Optional<Message> refusal(ColumnContent before) {
        return switch (before) {
            case DONE -> Optional.of(Message.of("data.step/nothing-left"));
            case TEXTS -> value.isBlank() ? Optional.of(Message.of("data.step/needs-text-to-fill")) : Optional.empty();
            case NUMBERS ->
                Double.isFinite(NumberText.parse(value.strip()))
                        ? Optional.empty()
                        : Optional.of(Message.of("data.step/no-number-to-fill", value));
        };
    }

    @Override
    public FittedStep fit(ColumnData training) {
        return switch (training) {
            case ColumnData.Numbers numbers ->
                new FittedFill(Collections.nCopies(numbers.open().size(), NumberText.parse(value.strip())));
            case ColumnData.Texts texts -> new FittedTextFill(value.strip());
        };
    }
}
