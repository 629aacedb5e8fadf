package org.layerwise.ui.shell;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Texts;

/** What the status bar says: what is open, and for some seconds, or until something else is done, what was done last. */
final class StatusMessage implements PulseTimer.Source {
    /** Pulses that a passing text stays: about eight seconds. */
    static final int STAYS = 480;

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(Texts.get("shell.ready"));
    private String resting = Texts.get("shell.ready");
    private int left;

    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** What is open now. */
    void rest(String words) {
        resting = words;
        settle();
    }

    /** What is being done; stays until something else is said. */
    void doing(String words) {
        left = 0;
        text.set(words);
    }

    /** What was just done. */
    void say(String words) {
        left = STAYS;
        text.set(words);
    }

    /** Something else is done: what was said before is over. */
    void pass() {
        if (left > 0) {
            settle();
        }
    }

    /** Says again what is open. */
    void settle() {
        left = 0;
        text.set(resting);
    }

    @Override
    public void drain() {
        if (left > 0 && --left == 0) {
            settle();
        }
    }
}
