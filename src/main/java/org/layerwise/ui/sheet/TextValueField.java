package org.layerwise.ui.sheet;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.ui.fx.Texts;

/** A number, a text or a list as text: checked while it is typed, taken on Enter or when the focus leaves. */
final class TextValueField extends Field {
    private final TextField text = new TextField();
    private final Function<String, Object> reader;
    private final Optional<NumberWords> number;
    private final boolean texts;

    /** @param check says more about a value than the parameter's own bounds; throws {@link ProblemException} */
    TextValueField(
            ParameterInfo parameter,
            String id,
            Function<Object, Optional<Problem>> commit,
            boolean resettable,
            UnaryOperator<Object> check) {
        super(parameter, id, commit, resettable);
        this.number = NumberWords.of(parameter);
        this.texts = QuotedTexts.are(parameter);
        this.reader = typed -> check.apply(
                texts
                        ? QuotedTexts.read(typed)
                        : parameter.read(number.map(words -> words.plain(typed)).orElse(typed)));
        if (texts) {
            stacked(text, id);
        } else {
            control(text, id);
        }
        text.setTooltip(tooltip(parameter));
        text.textProperty().addListener((observed, before, now) -> read());
        text.setOnAction(event -> take());
        text.focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                take();
            }
        });
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE
                && value() != null
                && (isRefused() || !text.getText().equals(shownText()))) {
            text.setText(shownText());
            complain(null);
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
        return value == null || isMixed() ? "" : written(value);
    }

    private String written(Object value) {
        if (texts && value instanceof List<?> list) {
            return QuotedTexts.text(list);
        }
        return number.map(words -> words.text(value))
                .orElseGet(() -> parameter().text(value));
    }

    /** What the text stands for; where it stands for nothing, the reason is shown. */
    private Optional<Object> read() {
        String typed = text.getText();
        if (isMixed() && typed.isEmpty()) {
            complain(null);
            return Optional.empty();
        }
        try {
            if (number.filter(words -> words.isForeign(typed)).isPresent()) {
                complain(number.map(words -> words.refusal(typed, false)).orElse(null));
                return Optional.empty();
            }
            Object read = reader.apply(typed);
            complain(null);
            return Optional.of(read);
        } catch (ProblemException e) {
            boolean isNumber = !(e.getCause() instanceof NumberFormatException);
            complain(number.map(words -> words.refusal(typed, isNumber))
                    .orElseGet(() -> text(e.problems().getFirst())));
            return Optional.empty();
        }
    }

    /** What cannot be taken stays where it was typed, with the reason beside it, until it is mended or given up. */
    private void take() {
        if (read().filter(this::offer).isPresent() && !isMixed()) {
            text.setText(shownText());
        }
    }

    @Override
    void shown(Object now, boolean same) {
        text.setPromptText(isMixed() ? Texts.get("sheet.mixed") : "");
        if (!same || !text.isFocused() && !isRefused()) {
            text.setText(shownText());
        }
    }

    @Override
    void focusControl() {
        text.requestFocus();
        text.selectAll();
    }
}
