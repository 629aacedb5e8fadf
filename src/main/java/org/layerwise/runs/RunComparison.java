package org.layerwise.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Change;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentDiff;

/**
 * Several runs side by side.
 *
 * @param runs in the order in which they were asked for
 * @param settings that are not the same in all of them
 * @param metrics of whole epochs that any of them has
 */
public record RunComparison(List<RunInfo> runs, List<Setting> settings, List<String> metrics) {
    public RunComparison {
        runs = List.copyOf(runs);
        settings = List.copyOf(settings);
        metrics = List.copyOf(metrics);
    }

    /**
     * A setting that differs.
     *
     * @param path as of {@code --set}
     * @param values JSON, one for each run; null where a run has no such setting
     */
    public record Setting(String path, List<@Nullable String> values) {}

    /** Compares runs, two at least. */
    public static RunComparison of(List<RunRecord> records) {
        SequencedSet<String> metrics = new LinkedHashSet<>();
        for (RunRecord record : records) {
            metrics.addAll(record.info().figures().keySet());
        }
        return new RunComparison(
                records.stream().map(RunRecord::info).toList(),
                settings(records.stream().map(RunRecord::experiment).toList()),
                List.copyOf(metrics));
    }

    private static List<Setting> settings(List<Experiment> experiments) {
        Experiment first = experiments.getFirst();
        SequencedMap<String, Experiment> differing =
                new LinkedHashMap<>(); // with one that has another value than the first
        for (Experiment other : experiments.subList(1, experiments.size())) {
            for (Change change : ExperimentDiff.between(first, other)) {
                differing.putIfAbsent(change.path(), other);
            }
        }
        List<Setting> settings = new ArrayList<>();
        differing.forEach((path, other) -> {
            if (differing.keySet().stream().noneMatch(above -> path.startsWith(above + "."))) {
                settings.add(new Setting(path, values(path, experiments, first, other)));
            }
        });
        return settings;
    }

    /** Whatever an experiment has there, it differs from one of two that have different values. */
    private static List<@Nullable String> values(
            String path, List<Experiment> experiments, Experiment one, Experiment other) {
        List<@Nullable String> values = new ArrayList<>();
        for (Experiment each : experiments) {
            values.add(value(path, each, one)
                    .or(() -> value(path, each, other))
                    .map(Change::before)
                    .orElse(null));
        }
        return values;
    }

    private static Optional<Change> value(String path, Experiment of, Experiment other) {
        return ExperimentDiff.between(of, other).stream()
                .filter(change -> change.path().equals(path))
                .findFirst();
    }

    /** The figures of one metric, one for each run; null where a run does not have it. */
    public List<@Nullable RunFigure> figures(String metric) {
        List<@Nullable RunFigure> figures = new ArrayList<>();
        for (RunInfo run : runs) {
            Map<String, RunFigure> known = run.figures();
            figures.add(known.get(metric));
        }
        return figures;
    }
}
