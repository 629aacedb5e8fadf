package org.layerwise.ui.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunFilter;
import org.layerwise.runs.RunGroups;
import org.layerwise.runs.RunInfo;

/** Which lines the list of runs has, and in which order. Lines that stay are the same objects, so that the list need not be made anew. */
final class RunOrder {
    private final ObservableList<RunEntry> entries;
    private final Map<String, RunEntry> known = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private RunFilter filter = RunFilter.ALL;
    private @Nullable RunColumn column;
    private boolean descending;
    private int found;

    /** @param entries what the list shows. Modified. */
    RunOrder(ObservableList<RunEntry> entries) {
        this.entries = entries;
    }

    void setFilter(RunFilter to) {
        filter = to;
    }

    /** @param by null: the newest first */
    void setOrder(@Nullable RunColumn by, boolean nowDescending) {
        column = by;
        descending = nowDescending;
    }

    /** Opens a search, or closes it. */
    void toggle(String search) {
        if (!open.remove(search)) {
            open.add(search);
        }
    }

    /** How many runs pass the filter, those of searches that are closed included. */
    int found() {
        return found;
    }

    /** Brings the lines up to date. */
    void show(List<RunInfo> all) {
        List<RunInfo> passing =
                filter.isAll() ? all : all.stream().filter(filter::accepts).toList();
        found = passing.size();
        Map<String, List<RunInfo>> trials = new LinkedHashMap<>();
        for (RunInfo run : passing) {
            if (!run.origin().group().isEmpty()) {
                trials.computeIfAbsent(run.origin().group(), group -> new ArrayList<>())
                        .add(run);
            }
        }
        List<RunEntry> wanted = new ArrayList<>();
        for (RunInfo run : sorted(RunGroups.folded(passing))) {
            String group = run.origin().group();
            if (group.isEmpty()) {
                wanted.add(entry(run, false, false));
                continue;
            }
            RunEntry search = entry(run, true, false);
            List<RunInfo> inside = trials.getOrDefault(group, List.of());
            search.setTrials(inside.size(), open.contains(group));
            wanted.add(search);
            if (open.contains(group)) {
                sorted(inside).forEach(trial -> wanted.add(entry(trial, false, true)));
            }
        }
        known.keySet()
                .retainAll(new HashSet<>(wanted.stream().map(RunEntry::key).toList()));
        put(wanted);
    }

    private List<RunInfo> sorted(List<RunInfo> runs) {
        RunColumn by = column;
        if (by == null) {
            return runs;
        }
        Comparator<RunInfo> order = by.by(descending);
        return runs.stream().sorted(order).toList();
    }

    private RunEntry entry(RunInfo info, boolean search, boolean trial) {
        RunEntry entry = known.computeIfAbsent(RunEntry.key(info, search), key -> new RunEntry(info, search, trial));
        entry.update(info);
        return entry;
    }

    /** Where only some came or went, the others keep their place, selection and scrolling with them. */
    private void put(List<RunEntry> wanted) {
        if (wanted.equals(entries)) {
            return;
        }
        Set<RunEntry> before = new HashSet<>(entries);
        Set<RunEntry> now = new HashSet<>(wanted);
        List<RunEntry> stayingBefore = entries.stream().filter(now::contains).toList();
        List<RunEntry> stayingNow = wanted.stream().filter(before::contains).toList();
        int changes = entries.size() + wanted.size() - 2 * stayingNow.size();
        if (!stayingBefore.equals(stayingNow) || changes > 50) {
            entries.setAll(wanted);
            return;
        }
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (!now.contains(entries.get(i))) {
                entries.remove(i);
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= entries.size() || !entries.get(i).equals(wanted.get(i))) {
                entries.add(i, wanted.get(i));
            }
        }
    }
}
