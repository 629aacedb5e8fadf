package org.layerwise.data.step;

import java.util.Collections;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.table.NumberText;

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
    public String refusal(ColumnContent before) {
        return switch (before) {
            case DONE -> "nothing is left to fill in";
            case TEXTS -> value.isBlank() ? "a text is needed to fill in" : "";
            case NUMBERS ->
                Double.isFinite(NumberText.parse(value.strip())) ? "" : "\"" + value + "\" is no number to fill in";
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
