package org.layerwise.ui.design;

import java.util.List;

/** A press on a card: selects it, and moves what is selected. */
final class MoveGesture implements Gesture {
    private static final double THRESHOLD = 4;

    private final DesignViewModel model;
    private final NetworkCanvas canvas;
    private final String id;
    private final Pointer start;
    private final boolean wasSelected;
    private boolean moving;

    MoveGesture(DesignViewModel model, NetworkCanvas canvas, String id, Pointer start) {
        this.model = model;
        this.canvas = canvas;
        this.id = id;
        this.start = start;
        this.wasSelected = model.selection().get().nodes().contains(id);
        if (start.extending()) {
            model.toggle(id);
        } else if (!wasSelected) {
            model.select(List.of(id));
        }
    }

    @Override
    public void dragged(Pointer pointer) {
        moving |= pointer.view().distance(start.view()) >= THRESHOLD;
        if (moving) {
            canvas.preview(model.selection().get().nodes(), dx(pointer), dy(pointer));
        }
    }

    @Override
    public void released(Pointer pointer) {
        if (moving) {
            model.move(model.selection().get().nodes(), dx(pointer), dy(pointer));
            canvas.show(canvas.picture());
        } else if (wasSelected && !start.extending()) {
            model.select(List.of(id));
        }
    }

    @Override
    public void cancelled() {
        canvas.show(canvas.picture());
    }

    private double dx(Pointer pointer) {
        return pointer.world().x() - start.world().x();
    }

    private double dy(Pointer pointer) {
        return pointer.world().y() - start.world().y();
    }
}
