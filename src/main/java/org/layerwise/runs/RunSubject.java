package org.layerwise.runs;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a filter compares: a figure, how far a run is, or a setting.
 *
 * @param name as it was typed
 * @param metric the figure's name in small letters, without {@code best:} and {@code last:}
 * @param best whether the best epoch's value is meant
 * @param figureOnly whether nothing but a figure can be meant
 */
record RunSubject(String name, String metric, boolean best, boolean figureOnly) {
    static RunSubject named(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        boolean best = small.startsWith("best:");
        boolean last = small.startsWith("last:");
        return new RunSubject(name, best || last ? small.substring(5) : small, best, best || last);
    }

    /** Whether a run has such a thing. */
    boolean isIn(RunInfo run) {
        return of(run).isPresent();
    }

    /** What a run has there, as text; empty where it has no such thing. */
    Optional<String> of(RunInfo run) {
        RunFigure figure = figure(run);
        if (figure != null) {
            return Optional.of(Double.toString(best ? figure.best() : figure.last()));
        }
        if (figureOnly) {
            return Optional.empty();
        }
        return switch (metric) {
            case "epochs" -> Optional.of(Integer.toString(run.progress().epochs()));
            case "steps" -> Optional.of(Long.toString(run.progress().steps()));
            case "seconds" -> Optional.of(Double.toString(run.seconds()));
            default -> run.settings().value(name);
        };
    }

    private @Nullable RunFigure figure(RunInfo run) {
        RunFigure exact = run.figures().get(metric);
        if (exact != null) {
            return exact;
        }
        RunFigure validation = run.figures().get(metric + "/validation");
        return validation == null ? run.figures().get(metric + "/train") : validation;
    }
}
