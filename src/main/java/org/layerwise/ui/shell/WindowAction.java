package org.layerwise.ui.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * Something the window does: what a button, a shortcut, the help and the command palette share.
 *
 * @param id its name in ids
 * @param title what it is called now
 * @param keys that do it, the usual ones first; none
 * @param possible whether it can be done now
 * @param run does it
 */
record WindowAction(
        String id,
        ObservableValue<String> title,
        List<KeyCombination> keys,
        ObservableValue<Boolean> possible,
        Runnable run) {
    WindowAction {
        keys = List.copyOf(keys);
    }

    /** The usual keys, as people read them; empty where there are none. */
    String shortcut() {
        return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
    }

    boolean isPossible() {
        return Boolean.TRUE.equals(possible.getValue());
    }

    /** Does it if it can be done now. */
    void perform() {
        if (isPossible()) {
            run.run();
        }
    }
}
