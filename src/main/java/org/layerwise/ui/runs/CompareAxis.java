package org.layerwise.ui.runs;

import org.layerwise.ui.fx.Texts;

/** What the curves of compared runs are drawn over. */
enum CompareAxis {
    STEP,
    EPOCH,
    /** Seconds of training; a pause does not count. */
    TIME;

    /** For a list of choices. */
    String title() {
        return switch (this) {
            case STEP -> Texts.get("compare.axis.step");
            case EPOCH -> Texts.get("compare.axis.epoch");
            case TIME -> Texts.get("compare.axis.time");
        };
    }

    /** The axis's name on a chart. */
    String label() {
        return switch (this) {
            case STEP -> Texts.get("compare.axis.step.label");
            case EPOCH -> Texts.get("compare.axis.epoch.label");
            case TIME -> Texts.get("compare.axis.time.label");
        };
    }
}
