package org.layerwise.ui.design;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.graph.Edge;

/**
 * All gestures of the screen. A press decides which one begins; what follows is heard at the scene, wherever the pointer
 * goes, and what is under it is worked out from places, not from the nodes that events are sent to.
 */
final class GestureController {
    private static final double ZOOM_STEP = 1.1;

    private final DesignViewModel model;
    private final NetworkCanvas canvas;
    private final GhostLayer ghost;
    private final Consumer<String> open;
    private final EventHandler<MouseEvent> follow = this::follow;
    private @Nullable Gesture gesture;
    private @Nullable Scene followed;
    private boolean panning;

    /** @param open opens the page of a layer of which there is something to see */
    GestureController(DesignViewModel model, NetworkCanvas canvas, GhostLayer ghost, Consumer<String> open) {
        this.open = open;
        this.model = model;
        this.canvas = canvas;
        this.ghost = ghost;
    }

    /** Hears presses anywhere in the screen, and the wheel over the canvas. */
    void install(Region root) {
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && isActive()) {
                cancel();
                event.consume();
            }
        });
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    /** Whether a press on the canvas moves the view, as while space is held. */
    void setPanning(boolean now) {
        panning = now;
    }

    boolean isActive() {
        return gesture != null;
    }

    /** Ends what goes on and puts everything back. */
    void cancel() {
        if (gesture != null) {
            gesture.cancelled();
            end();
        }
    }

    private void pressed(MouseEvent event) {
        cancel();
        Optional<PaletteItem> item = paletteItem(event.getTarget());
        Gesture.Pointer pointer = pointer(event);
        if (item.isPresent() && event.getButton() == MouseButton.PRIMARY) {
            begin(new PaletteGesture(model, canvas, ghost, item.get(), pointer));
        } else if (isOnCanvas(event.getTarget())) {
            canvas.requestFocus();
            Gesture begun = onCanvas(event, pointer);
            if (begun != null) {
                begin(begun);
            }
        }
    }

    private @Nullable Gesture onCanvas(MouseEvent event, Gesture.Pointer pointer) {
        return switch (event.getButton()) {
            case MIDDLE -> new PanGesture(canvas.viewport(), pointer);
            case PRIMARY ->
                panning ? new PanGesture(canvas.viewport(), pointer) : primary(pointer, event.getClickCount() == 2);
            case SECONDARY, NONE, BACK, FORWARD -> null;
        };
    }

    private Gesture primary(Gesture.Pointer pointer, boolean twice) {
        CanvasPoint at = pointer.world();
        Optional<String> strip = canvas.live().stripAt(at);
        if (strip.isPresent()) {
            return new ClickGesture(pointer, () -> open.accept(strip.get()));
        }
        Optional<String> output = canvas.outputPortAt(at);
        if (output.isPresent()) {
            return ConnectGesture.fromOutput(model, canvas, pointer, output.get());
        }
        Optional<String> input = canvas.inputPortAt(at);
        if (input.isPresent()) {
            Optional<Edge> last = canvas.picture().edges().stream()
                    .filter(edge -> edge.target().equals(input.get()))
                    .reduce((before, after) -> after);
            return last.map(edge -> ConnectGesture.ofEnd(model, canvas, pointer, edge))
                    .orElseGet(() -> ConnectGesture.fromInput(model, canvas, pointer, input.get()));
        }
        Optional<String> card = canvas.cardAt(at);
        if (card.isPresent()
                && twice
                && !pointer.extending()
                && canvas.live().strip(card.get()).isPresent()) {
            return new ClickGesture(pointer, () -> open.accept(card.get()));
        }
        if (card.isPresent()) {
            return new MoveGesture(model, canvas, card.get(), pointer);
        }
        return canvas.edgeAt(at)
                .<Gesture>map(edge -> ConnectGesture.ofEnd(model, canvas, pointer, edge))
                .orElseGet(() -> new BandGesture(model, canvas, pointer));
    }

    private void begin(Gesture begun) {
        gesture = begun;
        canvas.setBusy(true);
        followed = canvas.getScene();
        followed.addEventFilter(MouseEvent.MOUSE_DRAGGED, follow);
        // A robot without a display sends a drag as moves.
        followed.addEventFilter(MouseEvent.MOUSE_MOVED, follow);
        followed.addEventFilter(MouseEvent.MOUSE_RELEASED, follow);
    }

    private void end() {
        gesture = null;
        canvas.setBusy(false);
        if (followed != null) {
            followed.removeEventFilter(MouseEvent.MOUSE_DRAGGED, follow);
            followed.removeEventFilter(MouseEvent.MOUSE_MOVED, follow);
            followed.removeEventFilter(MouseEvent.MOUSE_RELEASED, follow);
            followed = null;
        }
    }

    private void follow(MouseEvent event) {
        Gesture current = gesture;
        if (current == null) {
            return;
        }
        if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
            end();
            current.released(pointer(event));
        } else {
            current.dragged(pointer(event));
        }
    }

    private Gesture.Pointer pointer(MouseEvent event) {
        CanvasViewport viewport = canvas.viewport();
        CanvasPoint world = viewport.toWorld(event.getSceneX(), event.getSceneY());
        CanvasPoint view = viewport.toView(world);
        boolean inside =
                view.x() >= 0 && view.y() >= 0 && view.x() <= viewport.getWidth() && view.y() <= viewport.getHeight();
        return new Gesture.Pointer(world, view, event.getSceneX(), event.getSceneY(), inside, event.isShiftDown());
    }

    private void scrolled(ScrollEvent event) {
        CanvasViewport viewport = canvas.viewport();
        if (event.isControlDown()) {
            CanvasPoint view = viewport.toView(viewport.toWorld(event.getSceneX(), event.getSceneY()));
            double factor = event.getDeltaY() > 0 ? ZOOM_STEP : event.getDeltaY() < 0 ? 1 / ZOOM_STEP : 1;
            viewport.zoomTo(viewport.zoom().get() * factor, view.x(), view.y());
        } else if (event.isShiftDown() && event.getDeltaX() == 0) {
            viewport.pan(event.getDeltaY(), 0);
        } else {
            viewport.pan(event.getDeltaX(), event.getDeltaY());
        }
        event.consume();
    }

    private boolean isOnCanvas(EventTarget target) {
        for (Node node = target instanceof Node hit ? hit : null; node != null; node = node.getParent()) {
            if (node instanceof ScrollBar) {
                return false;
            }
            if (node == canvas) {
                return true;
            }
        }
        return false;
    }

    private static Optional<PaletteItem> paletteItem(EventTarget target) {
        for (Node node = target instanceof Node hit ? hit : null; node != null; node = node.getParent()) {
            if (node instanceof PaletteCell cell) {
                return Optional.of(cell.item());
            }
        }
        return Optional.empty();
    }
}
