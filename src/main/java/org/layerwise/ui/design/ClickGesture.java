package org.layerwise.ui.design;

/** A press that does something when it is let go where it began. */
final class ClickGesture implements Gesture {
    private static final double THRESHOLD = 4;

    private final Pointer start;
    private final Runnable action;
    private boolean moved;

    ClickGesture(Pointer start, Runnable action) {
        this.start = start;
        this.action = action;
    }

    @Override
    public void dragged(Pointer pointer) {
        moved |= pointer.view().distance(start.view()) >= THRESHOLD;
    }

    @Override
    public void released(Pointer pointer) {
        dragged(pointer);
        if (!moved) {
            action.run();
        }
    }

    @Override
    public void cancelled() {
        // nothing was begun
    }
}
