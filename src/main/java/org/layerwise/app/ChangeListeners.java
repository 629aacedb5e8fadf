package org.layerwise.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Who listens to which changes of the workbench. Front. */
final class ChangeListeners {
    private final Map<WorkbenchChange, List<Runnable>> listeners = new EnumMap<>(WorkbenchChange.class);

    Subscription add(WorkbenchChange topic, Runnable listener) {
        List<Runnable> all = listeners.computeIfAbsent(topic, key -> new ArrayList<>());
        all.add(listener);
        return () -> all.remove(listener);
    }

    void changed(WorkbenchChange topic) {
        List.copyOf(listeners.getOrDefault(topic, List.of())).forEach(Runnable::run);
    }
}
