package org.layerwise.ui.sheet;

import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.base.Problem;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** One parameter in a sheet: its name, a control, and under it what is wrong. */
abstract class Field extends VBox {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final PseudoClass CAUTION = PseudoClass.getPseudoClass("caution");
    private static final double TOOLTIP_WIDTH = 320;

    private final ParameterInfo parameter;
    private final Function<Object, Optional<Problem>> commit;
    private final Label title = new Label();
    private final Label message = new Label();
    private final Button reset = new Button(null, new FontIcon("fth-rotate-ccw"));
    private final HBox row = new HBox(title);
    private final boolean resettable;
    private final Label note = new Label();
    private Function<Object, String> notes = shown -> "";
    private @Nullable Object value;
    private boolean mixed;
    private boolean refused;

    /**
     * @param commit takes a new value, or says why not
     * @param resettable whether its default is offered
     */
    Field(ParameterInfo parameter, String id, Function<Object, Optional<Problem>> commit, boolean resettable) {
        this.parameter = parameter;
        this.commit = commit;
        this.resettable = resettable;
        getStyleClass().add("sheet-field");
        title.setText(parameter.title());
        title.getStyleClass().add("sheet-title");
        title.setTooltip(tooltip(parameter));
        title.setWrapText(true);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("sheet-row");
        message.setId(id + "-message");
        message.getStyleClass().add("sheet-message");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.setManaged(false);
        message.setVisible(false);
        reset.setId(id + "-reset");
        reset.getStyleClass().addAll("button-icon", "flat", "sheet-reset");
        reset.setFocusTraversable(true);
        reset.setAccessibleText(Texts.get("sheet.reset", parameter.title()));
        reset.setTooltip(new Tooltip(Texts.get("sheet.reset", parameter.title())));
        reset.setOnAction(event -> offer(parameter.defaultValue()));
        getChildren().setAll(row, message);
    }

    static Tooltip tooltip(ParameterInfo parameter) {
        Tooltip tooltip = new Tooltip(
                parameter.bounds().isEmpty() ? parameter.doc() : parameter.doc() + "\n" + parameter.bounds());
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        return tooltip;
    }

    /** Places the control beside the title. */
    final void control(Region control, String id) {
        control.setId(id);
        control.setAccessibleText(parameter.title());
        control.setAccessibleHelp(parameter.doc());
        title.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        row.getChildren().setAll(title, control, reset);
    }

    /** Places the control and what belongs to it under the title, as wide as the sheet. */
    final void stacked(Region control, String id, Node... nodes) {
        control(control, id);
        getStyleClass().add("stacked");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        row.getChildren().setAll(title, reset);
        getChildren().setAll(row, control, message);
        getChildren().addAll(nodes);
    }

    final ParameterInfo parameter() {
        return parameter;
    }

    final @Nullable Object value() {
        return value;
    }

    /** Says something of each value under the control. */
    final void explain(String id, Function<Object, String> said) {
        notes = said;
        note.setId(id + "-note");
        note.getStyleClass().add("sheet-doc");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(note);
    }

    /** Shows the value as it is now. */
    final void show(Object now) {
        show(now, false);
    }

    /**
     * Shows the value as it is now.
     *
     * @param several whether it is the first of several different ones; then none is shown, and a new one is taken for all
     */
    final void show(Object now, boolean several) {
        boolean same = now.equals(value) && several == mixed;
        value = now;
        mixed = several;
        reset.setVisible(resettable && (several || !now.equals(parameter.defaultValue())));
        if (!same) {
            complain(null);
        }
        note.setText(notes.apply(now));
        note.setVisible(!note.getText().isEmpty());
        note.setManaged(note.isVisible());
        shown(now, same);
    }

    /** Whether what is edited has several different values. */
    final boolean isMixed() {
        return mixed;
    }

    /** Whether something was typed that cannot be taken, and is still there to be mended. */
    boolean isRefused() {
        return refused;
    }

    /**
     * @param same whether it is the value shown before
     */
    abstract void shown(Object now, boolean same);

    abstract void focusControl();

    /** Gives a new value to whoever keeps it; true when it was taken. */
    final boolean offer(Object now) {
        if (now.equals(value) && !mixed) {
            complain(null);
            return true;
        }
        Optional<Problem> refusal = commit.apply(now);
        complain(refusal.map(Field::text).orElse(null));
        return refusal.isEmpty();
    }

    static String text(Problem problem) {
        return WindowWords.sentence(problem);
    }

    /** Shows what is wrong with what was typed; null: nothing is, though the value may call for caution. */
    final void complain(@Nullable String text) {
        refused = text != null;
        String caution = text == null && value != null && !mixed ? UsualRange.caution(parameter, value) : "";
        message.setText(text == null ? caution : text);
        message.setVisible(!message.getText().isEmpty());
        message.setManaged(message.isVisible());
        pseudoClassStateChanged(INVALID, text != null);
        pseudoClassStateChanged(CAUTION, !caution.isEmpty());
    }
}
