package org.layerwise.ui.watch;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Moves cards of a grid: dragged by their first line, or with Ctrl+Shift and the arrow keys. */
final class CardMover {
    private static final PseudoClass MOVING = PseudoClass.getPseudoClass("moving");
    private static final double FAR = 8;

    private final double titleHeight;
    private final Supplier<List<Node>> cards;
    private final BiConsumer<Node, Integer> move;
    private @Nullable Node held;
    private Point2D from = Point2D.ZERO;
    private boolean moving;

    /**
     * @param titleHeight of the part by which a card is taken hold of
     * @param cards that can be moved, in their order
     * @param move puts a card at a place
     */
    CardMover(Region grid, double titleHeight, Supplier<List<Node>> cards, BiConsumer<Node, Integer> move) {
        this.titleHeight = titleHeight;
        this.cards = cards;
        this.move = move;
        grid.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        grid.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        grid.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
    }

    private @Nullable Node at(double x, double y, double height) {
        for (Node card : cards.get()) {
            if (card.isVisible()
                    && card.getBoundsInParent().contains(x, y)
                    && y < card.getBoundsInParent().getMinY() + height) {
                return card;
            }
        }
        return null;
    }

    private void press(MouseEvent event) {
        moving = false;
        held = event.getButton() == MouseButton.PRIMARY ? at(event.getX(), event.getY(), titleHeight) : null;
        from = new Point2D(event.getX(), event.getY());
    }

    private void drag(MouseEvent event) {
        Node card = held;
        if (card == null) {
            return;
        }
        if (!moving && from.distance(event.getX(), event.getY()) > FAR) {
            moving = true;
            card.pseudoClassStateChanged(MOVING, true);
            card.setViewOrder(-1);
        }
        if (moving) {
            card.setTranslateX(event.getX() - from.getX());
            card.setTranslateY(event.getY() - from.getY());
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        Node card = held;
        held = null;
        if (card == null || !moving) {
            return;
        }
        moving = false;
        card.pseudoClassStateChanged(MOVING, false);
        card.setViewOrder(0);
        card.setTranslateX(0);
        card.setTranslateY(0);
        Node target = at(event.getX(), event.getY(), Double.POSITIVE_INFINITY);
        if (target != null && !target.equals(card)) {
            move.accept(card, cards.get().indexOf(target));
        }
        event.consume();
    }

    /** Moves the card that a key was pressed on, where the key is one that does, and says whether it is. */
    boolean key(KeyEvent event, int columns) {
        if (!event.isControlDown() || !event.isShiftDown()) {
            return false;
        }
        int by = steps(event.getCode(), columns);
        List<Node> all = cards.get();
        int at = event.getTarget() instanceof Node target ? all.indexOf(target) : -1;
        if (by == 0 || at < 0) {
            return false;
        }
        Node card = all.get(at);
        int to = at + by;
        if (to >= 0 && to < all.size()) {
            move.accept(card, to);
            card.requestFocus();
        }
        return true;
    }

    private static int steps(KeyCode code, int columns) {
        return switch (code) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -columns;
            case DOWN -> columns;
            default -> 0;
        };
    }
}
