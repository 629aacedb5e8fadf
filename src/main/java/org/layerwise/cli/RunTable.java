package org.layerwise.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunInfo;

/** The table that {@code runs list} prints. */
final class RunTable {
    private static final int WIDTH = 110;
    private static final int NAME = 0;
    private static final int SCORE = 4;
    private static final int TABLE = 5;

    private RunTable() {}

    /**
     * Its lines.
     *
     * @param metric whose figures are shown; null for the usual score
     * @param now the wall clock
     */
    static List<String> lines(List<RunInfo> runs, @Nullable String metric, Instant now) {
        return TextColumns.lines(
                List.of(
                        "name",
                        "state",
                        "epochs",
                        "best loss",
                        Objects.requireNonNullElse(metric, "best score"),
                        "table",
                        "age"),
                runs.stream().map(run -> row(run, metric, now)).toList(),
                WIDTH,
                List.of(TABLE, NAME, SCORE));
    }

    private static List<String> row(RunInfo run, @Nullable String metric, Instant now) {
        return List.of(
                run.name(),
                run.state().id(),
                RunWords.epochs(run),
                run.monitored().map(each -> RunWords.best(each.getValue())).orElse(""),
                RunWords.score(run, metric),
                RunWords.table(run),
                RunWords.time(Duration.between(run.started(), now)));
    }
}
