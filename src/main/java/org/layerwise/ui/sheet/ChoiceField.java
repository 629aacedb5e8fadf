package org.layerwise.ui.sheet;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.ui.fx.Texts;

/** One of an enum's constants. */
final class ChoiceField extends Field {
    /** So many letters fit beside a title; longer words have a line of their own. */
    private static final int FITTING = 9;

    private final ComboBox<Object> combo = new ComboBox<>();
    private boolean showing;

    ChoiceField(ParameterInfo parameter, String id, Function<Object, Optional<Problem>> commit) {
        super(parameter, id, commit, true);
        combo.setTooltip(tooltip(parameter));
        combo.setMinWidth(Region.USE_PREF_SIZE); // its words are never cut
        Object[] constants = parameter.rawType().getEnumConstants();
        combo.getItems().setAll(constants == null ? List.of() : List.of(constants));
        boolean fits = combo.getItems().stream()
                .allMatch(constant -> words(parameter.text(constant)).length() <= FITTING);
        if (fits) {
            control(combo, id);
        } else {
            stacked(combo, id);
        }
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Object constant) {
                return constant == null ? "" : words(parameter.text(constant));
            }

            @Override
            public @Nullable Object fromString(String text) {
                return null;
            }
        });
        combo.valueProperty().addListener((observed, before, now) -> {
            if (now != null && value() != null && !showing) {
                offer(now);
            }
        });
    }

    private static String words(String text) {
        String spaced = text.replace('-', ' ');
        return spaced.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + spaced.substring(1);
    }

    @Override
    void shown(Object now, boolean same) {
        showing = true;
        combo.setPromptText(isMixed() ? Texts.get("sheet.mixed") : "");
        combo.setValue(isMixed() ? null : now);
        showing = false;
    }

    @Override
    void focusControl() {
        combo.requestFocus();
    }
}
