package org.layerwise.ui.runs;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunInfo;

/** A line of the list of runs: a run, or a search with its trials. It stays the same while what is known of the run changes. */
final class RunEntry {
    private final boolean search;
    private final boolean trial;
    private final ReadOnlyObjectWrapper<RunInfo> info;
    private final ReadOnlyObjectWrapper<Integer> trials;
    private boolean open;

    /**
     * @param search whether it is a search, which is one line for all its trials
     * @param trial whether it is a run of a search that is open
     */
    RunEntry(RunInfo info, boolean search, boolean trial) {
        this.info = new ReadOnlyObjectWrapper<>(this, "info", info);
        this.trials = new ReadOnlyObjectWrapper<>(this, "trials", 0);
        this.search = search;
        this.trial = trial;
    }

    /** The entry of a cell: of its index, as the cell's row may not have its new entry yet; null where there is none. */
    static @Nullable RunEntry at(TableCell<RunEntry, ?> cell) {
        List<RunEntry> entries =
                cell.getTableView() == null ? List.of() : cell.getTableView().getItems();
        int index = cell.getIndex();
        return index < 0 || index >= entries.size() ? null : entries.get(index);
    }

    /** What tells it from other lines. */
    String key() {
        return key(info.get(), search);
    }

    static String key(RunInfo info, boolean search) {
        return (search ? "search " : "run ") + info.id();
    }

    RunInfo info() {
        return info.get();
    }

    ReadOnlyObjectProperty<RunInfo> infoProperty() {
        return info.getReadOnlyProperty();
    }

    void update(RunInfo now) {
        if (!now.equals(info.get())) {
            info.set(now);
        }
    }

    boolean isSearch() {
        return search;
    }

    boolean isTrial() {
        return trial;
    }

    /** How many trials a search has that are looked for. */
    int trials() {
        return trials.get();
    }

    ReadOnlyObjectProperty<Integer> trialsProperty() {
        return trials.getReadOnlyProperty();
    }

    /** Whether a search shows its trials. */
    boolean isOpen() {
        return open;
    }

    void setTrials(int count, boolean nowOpen) {
        boolean toggled = open != nowOpen;
        open = nowOpen;
        if (toggled) {
            trials.set(-1); // whoever writes the number writes the triangle, too
        }
        trials.set(count);
    }
}
