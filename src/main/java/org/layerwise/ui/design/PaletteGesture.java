package org.layerwise.ui.design;

import java.util.Optional;
import org.layerwise.nn.graph.Edge;
import org.layerwise.ui.fx.Texts;

/** A press on an item of the palette: a card follows the pointer, onto the canvas or into an edge. */
final class PaletteGesture implements Gesture {
    private static final double THRESHOLD = 5;

    private final DesignViewModel model;
    private final NetworkCanvas canvas;
    private final GhostLayer ghost;
    private final PaletteItem item;
    private final Pointer start;
    private boolean carrying;

    PaletteGesture(DesignViewModel model, NetworkCanvas canvas, GhostLayer ghost, PaletteItem item, Pointer start) {
        this.model = model;
        this.canvas = canvas;
        this.ghost = ghost;
        this.item = item;
        this.start = start;
    }

    @Override
    public void dragged(Pointer pointer) {
        carrying |= Math.hypot(pointer.sceneX() - start.sceneX(), pointer.sceneY() - start.sceneY()) >= THRESHOLD;
        if (!carrying) {
            return;
        }
        ghost.show(item, pointer.sceneX(), pointer.sceneY());
        Optional<Edge> edge = edge(pointer);
        canvas.showSplice(edge);
        edge.ifPresentOrElse(
                into -> canvas.note()
                        .show(pointer.view(), Texts.get("design.hover.splice", into.source(), into.target()), false),
                () -> canvas.note().hide());
    }

    private Optional<Edge> edge(Pointer pointer) {
        return pointer.inside() && item.layer().maxInputs() > 0
                ? canvas.edgeAt(pointer.world())
                        .filter(edge -> canvas.cardAt(pointer.world()).isEmpty())
                : Optional.empty();
    }

    @Override
    public void released(Pointer pointer) {
        cancelled();
        if (carrying && pointer.inside() && model.experiment().get().isPresent()) {
            CanvasPoint corner = pointer.world().plus(-CardModel.WIDTH / 2, -CardModel.PORT_Y);
            edge(pointer)
                    .ifPresentOrElse(
                            edge -> model.splice(item.layer(), edge, corner), () -> model.add(item.layer(), corner));
            canvas.requestFocus();
        }
    }

    @Override
    public void cancelled() {
        ghost.hide();
        canvas.note().hide();
        canvas.showSplice(Optional.empty());
    }
}
