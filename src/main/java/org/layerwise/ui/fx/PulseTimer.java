package org.layerwise.ui.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ChangeListener;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The window's heartbeat. On every pulse it lets each source hand over what has arrived since the last one, and then
 * each picture show what was finished and ask for what has changed. It runs only while its window is showing.
 *
 * <p>JavaFX thread only.
 */
public final class PulseTimer extends AnimationTimer {

    /** Something that gathers news between two pulses. */
    @FunctionalInterface
    public interface Source {
        /** Moves what has arrived into the models; must return within a millisecond or two. */
        void drain();
    }

    /** Something that is drawn again when its model has changed. */
    @FunctionalInterface
    public interface Picture {
        /** Shows what was finished and asks for a new drawing, if it is visible and changed. */
        void frame();
    }

    private final List<Source> sources = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final ChangeListener<Boolean> showing = (observed, before, now) -> follow(now);
    private @Nullable Window window;
    private boolean running;
    private long frames;

    /** Beats while {@code window} is showing, until {@link #detach()}. */
    public void attach(Window window) {
        detach();
        this.window = window;
        window.showingProperty().addListener(showing);
        follow(window.isShowing());
    }

    /** Stops, and lets go of the window. */
    public void detach() {
        if (window != null) {
            window.showingProperty().removeListener(showing);
            window = null;
        }
        follow(false);
    }

    public void add(Source source) {
        sources.add(source);
    }

    public void remove(Source source) {
        sources.remove(source);
    }

    public void add(Picture picture) {
        pictures.add(picture);
    }

    public void remove(Picture picture) {
        pictures.remove(picture);
    }

    public boolean isRunning() {
        return running;
    }

    /** Pulses seen since the start. */
    public long frames() {
        return frames;
    }

    private void follow(boolean run) {
        if (run == running) {
            return;
        }
        running = run;
        if (run) {
            start();
        } else {
            stop();
        }
    }

    @Override
    public void handle(long now) {
        frames++;
        // Copies, because a source may end a run and with it remove itself.
        for (Source source : List.copyOf(sources)) {
            source.drain();
        }
        for (Picture picture : List.copyOf(pictures)) {
            picture.frame();
        }
    }
}
