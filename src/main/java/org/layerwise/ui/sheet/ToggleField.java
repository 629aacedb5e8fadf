package org.layerwise.ui.sheet;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.layout.StackPane;
import org.layerwise.base.Problem;
import org.layerwise.catalog.ParameterInfo;

/** Yes or no. */
final class ToggleField extends Field {
    private final ToggleSwitch toggle = new ToggleSwitch();

    ToggleField(ParameterInfo parameter, String id, Function<Object, Optional<Problem>> commit) {
        super(parameter, id, commit, true);
        StackPane left = new StackPane(toggle);
        left.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        control(left, id + "-box");
        toggle.setId(id);
        toggle.setAccessibleText(parameter.title());
        toggle.setTooltip(tooltip(parameter));
        toggle.selectedProperty().addListener((observed, before, now) -> {
            if (value() != null && !now.equals(value())) {
                offer(now);
            }
        });
    }

    @Override
    void shown(Object now, boolean same) {
        toggle.setSelected((Boolean) now);
    }

    @Override
    void focusControl() {
        toggle.requestFocus();
    }
}
