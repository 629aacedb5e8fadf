package org.layerwise.ui.shell;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import org.layerwise.ui.fx.AfterPulse;

/** Puts the dividers of split panes that have an id where they were at the last start, and remembers where they go. */
final class DividerFollower {
    private final WindowMemory memory;
    private final Set<SplitPane> followed = Collections.newSetFromMap(new WeakHashMap<>());

    DividerFollower(WindowMemory memory) {
        this.memory = memory;
    }

    /** A page is shown: its split panes are there, and divided as they are by themselves, two pulses later. */
    void shown(Parent page) {
        AfterPulse.run(() -> {
            for (Node node : page.lookupAll(".split-pane")) {
                if (node instanceof SplitPane pane && pane.getId() != null && followed.add(pane)) {
                    follow(pane);
                }
            }
        });
    }

    private void follow(SplitPane pane) {
        List<Double> known = memory.settings().dividers().positions().get(pane.getId());
        if (known != null && known.size() == pane.getDividers().size()) {
            for (int i = 0; i < known.size(); i++) {
                pane.setDividerPosition(i, Math.clamp(known.get(i), 0, 1));
            }
        }
        pane.getDividers().forEach(divider -> divider.positionProperty().subscribe((before, now) -> remember(pane)));
    }

    private void remember(SplitPane pane) {
        List<Double> positions =
                pane.getDividers().stream().map(SplitPane.Divider::getPosition).toList();
        if (pane.getScene() != null) {
            memory.change(settings ->
                    settings.withDividers(settings.dividers().with(String.valueOf(pane.getId()), positions)));
        }
    }
}
