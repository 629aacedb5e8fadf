package org.layerwise.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunFigure;
import org.layerwise.runs.RunInfo;

/** What is known of a kept run, in words and short numbers. */
final class RunWords {
    private static final long HOURS_AS_SUCH = 48;
    private static final long MINUTES_AS_SUCH = 90;

    private static final int DIGITS = 5;

    private RunWords() {}

    /** Four decimals, and five digits at most; a dash for what is no number. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(DIGITS));
        int whole = rounded.precision() - rounded.scale();
        if (value != 0 && (Math.abs(value) < 1e-3 || whole > DIGITS)) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        return String.format(Locale.ROOT, "%." + Math.clamp((long) DIGITS - whole, 0, DIGITS - 1) + "f", value);
    }

    /** As {@link #number}, of a loss: where it is no number that is the news. */
    static String loss(double value) {
        return Double.isNaN(value) ? "NaN" : number(value);
    }

    /** {@code 0.0513 at 34}. */
    static String best(RunFigure figure) {
        return figure.bestEpoch() == 0 ? "–" : number(figure.best()) + " at " + figure.bestEpoch();
    }

    /** The score that people look at beside the loss, or the figure that they asked for; empty for none. */
    static String score(RunInfo run, @Nullable String metric) {
        if (metric != null) {
            RunFigure figure = run.figures().get(metric);
            return figure == null ? "" : best(figure);
        }
        String part = run.monitored().map(Map.Entry::getKey).orElse("").replaceFirst(".*/", "/");
        return run.figures().entrySet().stream()
                .filter(each -> each.getKey().endsWith(part) && !each.getKey().startsWith("loss/"))
                .findFirst()
                .map(each -> each.getKey().replaceFirst("/.*", "") + " "
                        + number(each.getValue().best()))
                .orElse("");
    }

    /** {@code 12/100}. */
    static String epochs(RunInfo run) {
        return run.progress().epochs() + "/" + run.progress().of();
    }

    /** The table's file without its folder. */
    static String table(RunInfo run) {
        return String.valueOf(Path.of(run.data().table()).getFileName());
    }

    /** {@code 5 min}. */
    static String time(Duration time) {
        if (time.toSeconds() < MINUTES_AS_SUCH) {
            return Math.max(0, time.toSeconds()) + " s";
        }
        if (time.toMinutes() < MINUTES_AS_SUCH) {
            return time.toMinutes() + " min";
        }
        return time.toHours() < HOURS_AS_SUCH ? time.toHours() + " h" : time.toDays() + " days";
    }

    /** {@code one run} or {@code 3 runs}. */
    static String count(int runs) {
        return runs == 1 ? "one run" : runs + " runs";
    }

    /** {@code "iris 7" and 2 runs more}. */
    static String names(List<RunInfo> runs) {
        String first = '"' + runs.getFirst().name() + '"';
        return runs.size() == 1 ? first : first + " and " + count(runs.size() - 1) + " more";
    }
}
