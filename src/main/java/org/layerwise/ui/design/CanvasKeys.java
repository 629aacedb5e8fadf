package org.layerwise.ui.design;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What keys do while the canvas has the focus. */
final class CanvasKeys {
    private static final double ZOOM_STEP = 1.2;

    private final DesignViewModel model;
    private final NetworkCanvas canvas;
    private final GestureController gestures;
    private final Actions actions;

    /**
     * What keys ask for that is not the canvas's own.
     *
     * @param open opens the page of the selected layer; says whether there is something to see
     * @param edit goes to the properties
     * @param connect offers targets for a connection
     * @param copy takes the selected layers to the clipboard
     * @param paste adds the clipboard's layers
     */
    record Actions(BooleanSupplier open, Runnable edit, Runnable connect, Runnable copy, Runnable paste) {}

    CanvasKeys(DesignViewModel model, NetworkCanvas canvas, GestureController gestures, Actions actions) {
        this.model = model;
        this.canvas = canvas;
        this.gestures = gestures;
        this.actions = actions;
    }

    /** @param beside whose keys with Ctrl mean the same as the canvas's, but where text is edited */
    void install(Node beside) {
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() ? withShortcut(event) : plain(event)) {
                event.consume();
            }
        });
        canvas.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                gestures.setPanning(false);
            }
        });
        canvas.focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                gestures.setPanning(false);
            }
        });
        beside.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && !(event.getTarget() instanceof TextInputControl) && withShortcut(event)) {
                event.consume();
            }
        });
    }

    /** Whether a letter that is typed on the canvas does something there, and begins no search. */
    boolean isCommand(String letter) {
        return canvas.isFocused()
                && letter.equalsIgnoreCase("c")
                && model.selection().get().single().isPresent();
    }

    private boolean plain(KeyEvent event) {
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> model.deleteSelection();
            case LEFT -> go(-1, 0);
            case RIGHT -> go(1, 0);
            case UP -> go(0, -1);
            case DOWN -> go(0, 1);
            case ENTER -> {
                if (!actions.open().getAsBoolean()) {
                    actions.edit().run();
                }
            }
            case F2 -> actions.edit().run();
            case C -> actions.connect().run();
            case SPACE -> gestures.setPanning(true);
            case ESCAPE -> model.clearSelection();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean withShortcut(KeyEvent event) {
        CanvasViewport viewport = canvas.viewport();
        switch (event.getCode()) {
            case C -> actions.copy().run();
            case X -> {
                actions.copy().run();
                model.deleteSelection();
            }
            case V -> actions.paste().run();
            case A -> model.selectAll();
            case D -> model.duplicateSelection();
            case L -> model.arrange();
            case Z -> {
                if (event.isShiftDown()) {
                    model.redo();
                } else {
                    model.undo();
                }
            }
            case Y -> model.redo();
            case PLUS, EQUALS, ADD -> viewport.zoomBy(ZOOM_STEP);
            case MINUS, SUBTRACT -> viewport.zoomBy(1 / ZOOM_STEP);
            case DIGIT0, NUMPAD0 -> canvas.fit();
            case LEFT -> move(event, -1, 0);
            case RIGHT -> move(event, 1, 0);
            case UP -> move(event, 0, -1);
            case DOWN -> move(event, 0, 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void go(int dx, int dy) {
        model.neighbor(dx, dy).ifPresent(id -> {
            model.select(List.of(id));
            canvas.reveal(id);
        });
    }

    private void move(KeyEvent event, int dx, int dy) {
        double step = event.isShiftDown() ? 5 * CanvasPoint.GRID : CanvasPoint.GRID;
        model.move(model.selection().get().nodes(), dx * step, dy * step);
    }
}
