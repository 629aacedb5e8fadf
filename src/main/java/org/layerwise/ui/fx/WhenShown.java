package org.layerwise.ui.fx;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;

/** Keeps from bringing a part of the window up to date while it is out of sight: that is done once it is shown again. */
public final class WhenShown {
    private final ObservableBooleanValue shown;
    private final Runnable refresh;
    private boolean stale;

    /**
     * @param shown whether the part is in sight
     * @param refresh brings it up to date
     */
    public WhenShown(ObservableBooleanValue shown, Runnable refresh) {
        this.shown = shown;
        this.refresh = refresh;
        shown.addListener((observed, before, now) -> {
            if (now && stale) {
                stale = false;
                refresh.run();
            }
        });
    }

    /** For a part that is taken out of the window while it is not shown. */
    public static WhenShown inScene(Node part, Runnable refresh) {
        return new WhenShown(part.sceneProperty().isNotNull(), refresh);
    }

    /** What the part shows has changed. */
    public void changed() {
        if (shown.get()) {
            refresh.run();
        } else {
            stale = true;
        }
    }
}
