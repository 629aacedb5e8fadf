package org.layerwise.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Asks inside the window, or says what is waited for: what lies below waits, the keyboard stays here, Escape takes the last
 * answer.
 */
final class QuestionLayer extends StackPane {
    private static final double CARD_WIDTH = 520;

    private final Node below;
    private @Nullable Node focused;
    private @Nullable Question question;

    /** @param below is out of reach while a question is open */
    QuestionLayer(Node below) {
        this.below = below;
        setId("shell-question");
        getStyleClass().add("question-layer");
        setVisible(false);
        setManaged(false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Question open = question;
            if (event.getCode() == KeyCode.ESCAPE && open != null && !open.isWaiting()) {
                event.consume();
                answer(open.answers().getLast());
            }
        });
    }

    boolean isOpen() {
        return question != null;
    }

    void ask(Question asked) {
        if (question == null) {
            focused = getScene().getFocusOwner();
        }
        question = asked;
        below.setDisable(true);
        Region card = card(asked);
        getChildren().setAll(card);
        setManaged(true);
        setVisible(true);
        Node first = asked.isWaiting()
                ? card
                : lookup("#question-" + asked.usualAnswer().id());
        first.requestFocus();
    }

    private Region card(Question asked) {
        Label title = new Label(asked.title());
        title.getStyleClass().add(Styles.TITLE_4);
        title.setWrapText(true);
        Label text = new Label(asked.text());
        text.setWrapText(true);
        text.getStyleClass().add(Styles.TEXT_MUTED);
        HBox buttons = new HBox(8);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        if (asked.isWaiting()) {
            ProgressIndicator spinner = new ProgressIndicator();
            spinner.setPrefSize(20, 20);
            buttons.getChildren().add(spinner);
        }
        for (Question.Answer answer : asked.answers()) {
            Button button = new Button(answer.label());
            button.setId("question-" + answer.id());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> answer(answer));
            button.setDefaultButton(answer.equals(asked.usualAnswer()));
            buttons.getChildren().add(0, button);
        }
        VBox card = new VBox(12, title, text, buttons);
        card.getStyleClass().add("question-card");
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(asked.title() + " " + asked.text());
        card.setFocusTraversable(asked.isWaiting());
        card.setMaxSize(CARD_WIDTH, Region.USE_PREF_SIZE);
        return card;
    }

    private void answer(Question.Answer answer) {
        question = null;
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        below.setDisable(false);
        if (focused != null) {
            focused.requestFocus();
            focused = null;
        }
        answer.action().run();
    }
}
