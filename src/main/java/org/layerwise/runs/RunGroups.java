package org.layerwise.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Searches among the kept runs: the trials of one are its group, which is shown as one run. */
public final class RunGroups {
    private RunGroups() {}

    /**
     * All runs, those of a group as one in the place of its newest. That one is called after the group. It has the trials'
     * epochs, updates, seconds and bytes in all; of each figure the newest trial's last value, and the best of all trials.
     *
     * @param all the newest first
     */
    public static List<RunInfo> folded(List<RunInfo> all) {
        Map<String, List<RunInfo>> groups = new LinkedHashMap<>();
        for (RunInfo run : all) {
            String group = run.origin().group();
            groups.computeIfAbsent(group.isEmpty() ? "run " + run.id() : "group " + group, key -> new ArrayList<>())
                    .add(run);
        }
        return groups.values().stream()
                .map(runs -> runs.getFirst().origin().group().isEmpty() ? runs.getFirst() : whole(runs))
                .toList();
    }

    private static RunInfo whole(List<RunInfo> trials) {
        RunInfo newest = trials.getFirst();
        String group = newest.origin().group();
        return new RunInfo(
                group,
                group,
                state(trials),
                "",
                trials.getLast().started(),
                ended(trials),
                trials.stream().mapToDouble(RunInfo::seconds).sum(),
                new RunInfo.Progress(
                        trials.stream().mapToInt(run -> run.progress().epochs()).sum(),
                        trials.stream().mapToInt(run -> run.progress().of()).sum(),
                        trials.stream().mapToLong(run -> run.progress().steps()).sum()),
                newest.data(),
                figures(trials),
                List.of(),
                RunInfo.Label.NONE,
                new RunInfo.Origin(group, "", ""),
                newest.owner(),
                RunSettings.NONE,
                trials.stream().mapToLong(RunInfo::bytes).sum());
    }

    /** As long as one trial goes on, the search does. */
    private static StoredState state(List<RunInfo> trials) {
        return trials.stream()
                .filter(RunInfo::goesOn)
                .findFirst()
                .orElse(trials.getFirst())
                .state();
    }

    private static @Nullable Instant ended(List<RunInfo> trials) {
        return trials.stream().anyMatch(RunInfo::goesOn)
                ? null
                : trials.stream()
                        .map(RunInfo::ended)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    private static Map<String, RunFigure> figures(List<RunInfo> trials) {
        Map<String, RunFigure> figures = new LinkedHashMap<>();
        for (RunInfo trial : trials) {
            trial.figures()
                    .forEach((metric, figure) -> figures.merge(
                            metric,
                            figure,
                            (newer, older) -> older.isBetterThan(metric, newer)
                                    ? new RunFigure(newer.last(), older.best(), older.bestEpoch())
                                    : newer));
        }
        return figures;
    }
}
