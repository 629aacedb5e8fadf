package org.layerwise.ui.design;

/** What the width and color of the canvas's connections show of a run. */
public enum EdgeFlow {
    /** How far the outputs of the layer before vary: what the next layer can tell rows apart by. */
    SIGNAL,
    /** How strong the gradient is that comes back to the layer before. */
    GRADIENT,
    /** Nothing. */
    OFF;

    /** Powers of ten from the strongest connection to one that is drawn faintest. */
    int decades() {
        return this == GRADIENT ? 6 : 4;
    }

    /** Its name in ids: {@code signal}. */
    String id() {
        return switch (this) {
            case SIGNAL -> "signal";
            case GRADIENT -> "gradient";
            case OFF -> "off";
        };
    }
}
