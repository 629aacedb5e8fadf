package org.layerwise.ui.runs;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** What the list of runs writes of one. */
final class RunCellText {
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private static final long KILO = 1000;

    private RunCellText() {}

    /** What a run is doing, or how it ended, in a word or two. */
    static String state(RunInfo run) {
        return run.goesOn()
                ? Texts.get(
                        "runs.state." + run.state().id(),
                        run.progress().epochs(),
                        run.progress().of())
                : Texts.get("runs.state." + run.state().id());
    }

    /** The table's file without its folder. */
    static String table(RunInfo run) {
        String path = run.data().table();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    static String started(RunInfo run) {
        return STARTED.format(run.started());
    }

    static String duration(RunInfo run) {
        double seconds = run.seconds();
        return seconds < 60
                ? Texts.get("runs.seconds", Numbers.tenth(seconds))
                : Numbers.duration(Duration.ofMillis((long) (1000 * seconds)));
    }

    static String epochs(RunInfo run) {
        return run.progress().epochs() + "/" + run.progress().of();
    }

    /** 812 B, 1.2 MB. */
    static String size(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= KILO && unit + 1 < units.length) {
            value /= KILO;
            unit++;
        }
        return (unit == 0 || value >= 100 ? Long.toString(Math.round(value)) : Numbers.tenth(value)) + "\u202f"
                + units[unit];
    }

    /** A metric's name for people: {@code accuracy · validation}. */
    static String metric(String metric) {
        int slash = metric.indexOf('/');
        if (slash < 0) {
            return metric;
        }
        return CompareText.figure(metric.substring(0, slash)) + " · "
                + Texts.get("runs.part." + metric.substring(slash + 1));
    }
}
