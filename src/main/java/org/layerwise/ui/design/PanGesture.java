package org.layerwise.ui.design;

/** A press with the middle button, or with space held: moves the view. */
final class PanGesture implements Gesture {
    private final CanvasViewport viewport;
    private final Pointer start;
    private CanvasPoint last;

    PanGesture(CanvasViewport viewport, Pointer start) {
        this.viewport = viewport;
        this.start = start;
        this.last = start.view();
    }

    @Override
    public void dragged(Pointer pointer) {
        viewport.pan(pointer.view().x() - last.x(), pointer.view().y() - last.y());
        last = pointer.view();
    }

    @Override
    public void released(Pointer pointer) {
        dragged(pointer);
    }

    @Override
    public void cancelled() {
        viewport.pan(start.view().x() - last.x(), start.view().y() - last.y());
    }
}
