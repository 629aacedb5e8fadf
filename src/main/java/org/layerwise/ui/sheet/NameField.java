package org.layerwise.ui.sheet;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.layout.StackPane;
import org.layerwise.base.Problem;
import org.layerwise.catalog.ParameterInfo;

/** A name that must be free: checked while it is typed, taken on Enter or when the focus leaves. */
public final class NameField extends StackPane {
    private final TextValueField field;

    /**
     * @param refusal says why a name cannot be taken
     * @param commit takes a name, or says why not
     */
    public NameField(
            String id,
            String title,
            String doc,
            Function<String, Optional<Problem>> refusal,
            Function<String, Optional<Problem>> commit) {
        ParameterInfo parameter = new ParameterInfo(
                "name",
                "id",
                title,
                doc,
                String.class,
                "",
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                true,
                true,
                false,
                "");
        field = new TextValueField(parameter, id, value -> commit.apply((String) value), false, value -> {
            refusal.apply((String) value).ifPresent(problem -> {
                throw problem.toException();
            });
            return value;
        });
        getChildren().add(field);
    }

    public void show(String name) {
        field.show(name);
    }

    /** Whether something was typed that cannot be taken, and is still there to be mended. */
    public boolean isRefused() {
        return field.isRefused();
    }

    public void focusName() {
        field.focusControl();
    }
}
