package org.layerwise.runs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of runs, made up for tests of lists. */
public final class RunInfos {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private RunInfos() {}

    /** A completed run of 20 epochs, begun {@code number} minutes after the first. */
    public static RunInfo run(int number, Map<String, RunFigure> figures, String settings) {
        return new RunInfo(
                "id" + number,
                "iris " + number,
                StoredState.COMPLETED,
                "",
                START.plusSeconds(60L * number),
                START.plusSeconds(60L * number + 30),
                12.5,
                new RunInfo.Progress(20, 20, 400),
                new RunInfo.Data("/data/iris.csv", "f00d", "", "classification"),
                figures,
                List.of(1f, 0.5f, 0.25f),
                RunInfo.Label.NONE,
                RunInfo.Origin.NONE,
                RunOwner.here("window"),
                new RunSettings(settings),
                1000);
    }

    /** The same with other words of people. */
    public static RunInfo labeled(RunInfo run, RunInfo.Label label) {
        return changed(run, run.state(), label, run.origin());
    }

    public static RunInfo in(RunInfo run, StoredState state) {
        return changed(run, state, run.label(), run.origin());
    }

    public static RunInfo ofGroup(RunInfo run, String group) {
        return changed(run, run.state(), run.label(), new RunInfo.Origin(group, "", ""));
    }

    private static RunInfo changed(RunInfo run, StoredState state, RunInfo.Label label, RunInfo.Origin origin) {
        return new RunInfo(
                run.id(),
                run.name(),
                state,
                run.reason(),
                run.started(),
                run.ended(),
                run.seconds(),
                run.progress(),
                run.data(),
                run.figures(),
                run.curve(),
                label,
                origin,
                run.owner(),
                run.settings(),
                run.bytes());
    }

    /** Figures whose last value is also the best one. */
    public static Map<String, RunFigure> figures(Object... namesAndValues) {
        Map<String, RunFigure> figures = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            double value = ((Number) namesAndValues[i + 1]).doubleValue();
            figures.put((String) namesAndValues[i], new RunFigure(value, value, 20));
        }
        return figures;
    }
}
