package org.layerwise.ui.fx;

import javafx.application.Platform;

/** The way onto the JavaFX thread. */
public final class FxThread {
    private FxThread() {}

    /** Runs {@code work} on the JavaFX thread: at once when called there, in a later turn of its queue otherwise. */
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    /** Runs {@code work} in a later turn of the JavaFX thread's queue, even when called there. */
    public static void later(Runnable work) {
        Platform.runLater(work);
    }
}
