package org.layerwise.ui.sheet;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.ParameterInfo;

/** A number, a text or a list as text: checked while it is typed, taken on Enter or when the focus leaves. */
final class TextValueField extends Field {
    private final TextField text = new TextField();
    private final Function<String, Object> reader;

    /** @param check says more about a value than the parameter's own bounds; throws {@link ProblemException} */
    TextValueField(
            ParameterInfo parameter,
            String id,
            Function<Object, Optional<Problem>> commit,
            boolean resettable,
            UnaryOperator<Object> check) {
        super(parameter, id, commit, resettable);
        this.reader = typed -> check.apply(parameter.read(typed));
        control(text, id);
        text.setTooltip(tooltip(parameter));
        text.textProperty().addListener((observed, before, now) -> read());
        text.setOnAction(event -> take());
        text.focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                leave();
            }
        });
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE
                && value() != null
                && !text.getText().equals(shownText())) {
            text.setText(shownText());
            text.selectAll();
            event.consume();
        } else if ((event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)
                && value() instanceof Integer number) {
            if (offer(number + (event.getCode() == KeyCode.UP ? 1 : -1))) {
                text.setText(shownText());
            }
            event.consume();
        }
    }

    private String shownText() {
        Object value = value();
        return value == null ? "" : parameter().text(value);
    }

    /** What the text stands for; where it stands for nothing, the reason is shown. */
    private Optional<Object> read() {
        try {
            Object read = reader.apply(text.getText());
            complain(null);
            return Optional.of(read);
        } catch (ProblemException e) {
            complain(text(e.problems().getFirst()));
            return Optional.empty();
        }
    }

    private boolean take() {
        return read().filter(this::offer).isPresent();
    }

    /** What cannot be taken is put back as it was, once nobody is typing. */
    private void leave() {
        if (!take()) {
            text.setText(shownText());
        }
    }

    @Override
    void shown(Object now, boolean same) {
        if (!same || !text.isFocused()) {
            text.setText(parameter().text(now));
        }
    }

    @Override
    void focusControl() {
        text.requestFocus();
        text.selectAll();
    }
}
