package org.layerwise.ui.fx;

import javafx.animation.AnimationTimer;

/** Work for the JavaFX thread that can wait until what is changed now is on screen, so that neither delays an answer alone. */
public final class AfterPulse {
    private AfterPulse() {}

    /** Does the work at the beginning of the pulse after the next. */
    public static void run(Runnable work) {
        new AnimationTimer() {
            private boolean shown;

            @Override
            public void handle(long now) {
                if (shown) {
                    stop();
                    work.run();
                }
                shown = true;
            }
        }.start();
    }
}
