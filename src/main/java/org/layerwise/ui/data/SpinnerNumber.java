package org.layerwise.ui.data;

import java.util.function.DoubleConsumer;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.fx.Numbers;

/** A spinner's number as text; what is no number leaves it as it was. */
final class SpinnerNumber extends StringConverter<Double> {
    private final SpinnerValueFactory<Double> values;

    SpinnerNumber(SpinnerValueFactory<Double> values) {
        this.values = values;
    }

    @Override
    public String toString(@Nullable Double value) {
        return value == null ? "" : Numbers.percentNumber(value / 100);
    }

    @Override
    public Double fromString(String text) {
        double typed = org.layerwise.data.cell.NumberText.parse(text.strip());
        return Double.isFinite(typed) ? typed : values.getValue();
    }

    /** Gives a spinner its bounds and its steps. */
    static void prepare(Spinner<Double> spinner, double min, double max, double step, DoubleConsumer changed) {
        SpinnerValueFactory.DoubleSpinnerValueFactory values =
                new SpinnerValueFactory.DoubleSpinnerValueFactory(min, max, min, step);
        values.setConverter(new SpinnerNumber(values));
        spinner.setValueFactory(values);
        spinner.valueProperty().addListener((observed, before, now) -> changed.accept(now));
    }
}
