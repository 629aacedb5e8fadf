package org.layerwise.ui.shell;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows a card over the window: what lies below waits, the keyboard stays here, Escape or a click beside it closes it. */
final class OverlayLayer extends StackPane {
    private final Node below;
    private @Nullable Node focused;

    /** @param below is out of reach while a card is open */
    OverlayLayer(Node below) {
        this.below = below;
        setId("shell-overlay");
        getStyleClass().add("question-layer");
        setVisible(false);
        setManaged(false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (equals(event.getTarget())) {
                close();
            }
        });
    }

    boolean isOpen() {
        return isVisible();
    }

    /**
     * Shows a card in the place of any other.
     *
     * @param title what it is, for those who hear it
     * @param first takes the keyboard
     */
    void open(Region card, String title, Node first) {
        if (!isOpen()) {
            focused = getScene().getFocusOwner();
        }
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(title);
        if (!card.getStyleClass().contains("overlay-card")) {
            card.getStyleClass().add("overlay-card");
        }
        below.setDisable(true);
        getChildren().setAll(card);
        setManaged(true);
        setVisible(true);
        first.requestFocus();
    }

    void close() {
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        below.setDisable(false);
        if (focused != null) {
            focused.requestFocus();
            focused = null;
        }
    }
}
