package org.layerwise.ui.data;

import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A spinner's number as text; what is no number leaves it as it was. */
final class NumberText extends StringConverter<Double> {
    private final SpinnerValueFactory<Double> values;

    NumberText(SpinnerValueFactory<Double> values) {
        this.values = values;
    }

    @Override
    public String toString(@Nullable Double value) {
        return value == null ? "" : Figures.percent(value / 100);
    }

    @Override
    public Double fromString(String text) {
        double typed = org.layerwise.data.table.NumberText.parse(text.strip());
        return Double.isFinite(typed) ? typed : values.getValue();
    }
}
