package org.layerwise.ui.design;

/** What goes on between a press and its release. */
interface Gesture {

    /**
     * Where the pointer is.
     *
     * @param world on the canvas
     * @param view in the canvas's view
     * @param sceneX in the scene
     * @param sceneY in the scene
     * @param inside whether it is over the canvas
     * @param extending whether Shift is held
     */
    record Pointer(
            CanvasPoint world, CanvasPoint view, double sceneX, double sceneY, boolean inside, boolean extending) {}

    void dragged(Pointer pointer);

    void released(Pointer pointer);

    /** Puts everything back as it was before the press. */
    void cancelled();
}
