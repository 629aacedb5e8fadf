package org.layerwise.ui.runs;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.layerwise.runs.Retention;
import org.layerwise.runs.RunInfo;

/** How much room all runs may take, and which would have to go for that. None goes unless somebody says so, twice. */
final class RunBudget {
    private static final double GIGA = 1e9;

    private final ObservableValue<List<RunInfo>> all;
    private final Consumer<List<RunInfo>> delete;
    private final StringProperty gigabytes = new SimpleStringProperty(this, "gigabytes", "");
    private final ReadOnlyObjectWrapper<List<RunInfo>> outgoing =
            new ReadOnlyObjectWrapper<>(this, "outgoing", List.of());

    /**
     * @param all the kept runs, the newest first
     * @param delete throws runs away
     */
    RunBudget(ObservableValue<List<RunInfo>> all, Consumer<List<RunInfo>> delete) {
        this.all = all;
        this.delete = delete;
        gigabytes.subscribe(text -> count());
        all.subscribe(now -> count());
    }

    private void count() {
        double size = size(gigabytes.get());
        if (!(size >= 0)) {
            outgoing.set(List.of());
            return;
        }
        Retention rule = new Retention(null, null, (long) (size * GIGA));
        outgoing.set(rule.of(all.getValue(), java.time.Instant.EPOCH).stream()
                .map(Retention.Outgoing::run)
                .toList());
    }

    private static double size(String text) {
        try {
            return Double.parseDouble(text.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Whether what was typed is neither empty nor a size. */
    boolean isWrong() {
        return !gigabytes.get().isBlank() && !(size(gigabytes.get()) >= 0);
    }

    /** Removes what would have to go. */
    void remove() {
        if (!outgoing.get().isEmpty()) {
            delete.accept(outgoing.get());
        }
    }

    /** What the runs may take together, as it is typed; empty for any size. */
    StringProperty gigabytesProperty() {
        return gigabytes;
    }

    /** The runs that would have to go. */
    ReadOnlyObjectProperty<List<RunInfo>> outgoingProperty() {
        return outgoing.getReadOnlyProperty();
    }
}
