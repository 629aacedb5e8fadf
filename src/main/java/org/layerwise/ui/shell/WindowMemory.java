package org.layerwise.ui.shell;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.layerwise.base.Delayed;

/**
 * What a window remembers, as it is now. A change is saved a moment later, away from the JavaFX thread, and when the window
 * closes. JavaFX thread.
 */
public final class WindowMemory {
    private static final Duration DELAY = Duration.ofMillis(500);

    private final Delayed saving;
    private volatile Settings settings;

    /**
     * @param first as it was at the last start
     * @param save writes it; called on a thread of its own, and throws nothing
     */
    public WindowMemory(Settings first, Consumer<Settings> save) {
        settings = first;
        saving = new Delayed("layerwise-settings", DELAY, () -> save.accept(settings));
    }

    /** One that is forgotten when the window closes. */
    public static WindowMemory passing() {
        return new WindowMemory(Settings.DEFAULT, settings -> {});
    }

    Settings settings() {
        return settings;
    }

    void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings);
        if (!changed.equals(settings)) {
            settings = changed;
            saving.ask();
        }
    }

    /** Saves what is not saved yet, and waits for it. */
    void close() {
        saving.flush();
    }
}
