package org.layerwise.search;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/**
 * What a trial is judged by: {@code [min:|max:]METRIC[@best|@last]}. Losses, RMSE and MAE are minimized and others maximized, at
 * the best epoch, unless it says otherwise.
 *
 * @param metric as METRICS.csv calls it: {@code loss/validation}
 * @param direction which values are better
 * @param at which epoch counts
 */
public record SearchObjective(String metric, Direction direction, Epoch at) {
    /** The loss of the validation part at its best epoch. */
    public static final SearchObjective VALIDATION_LOSS =
            new SearchObjective("loss/validation", Direction.MINIMIZE, Epoch.BEST);

    private static final Pattern TEXT = Pattern.compile("(?:(min|max):)?([^@:\\s]+)(?:@(best|last))?");

    /** What metrics that are errors are called, before the part of the rows. */
    private static final Set<String> MINIMIZED = Set.of("loss", "rmse", "mae", "log-loss");

    /** Which epoch of a trial counts. */
    public enum Epoch {
        /** The one with the best value. */
        BEST,
        /** The last one. */
        LAST
    }

    /**
     * The objective that a text stands for.
     *
     * @throws org.layerwise.base.ProblemException when it stands for none
     */
    public static SearchObjective parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw Problem.error(Location.NOWHERE, Message.of("search/objective-expected", text))
                    .toException();
        }
        String metric = matcher.group(2);
        Direction direction = matcher.group(1) == null
                ? usual(metric)
                : matcher.group(1).equals("min") ? Direction.MINIMIZE : Direction.MAXIMIZE;
        return new SearchObjective(metric, direction, "last".equals(matcher.group(3)) ? Epoch.LAST : Epoch.BEST);
    }

    private static Direction usual(String metric) {
        return MINIMIZED.contains(metric.split("/", 2)[0]) ? Direction.MINIMIZE : Direction.MAXIMIZE;
    }

    /** As it is written, everything said. */
    public String text() {
        return (direction == Direction.MINIMIZE ? "min:" : "max:") + metric + (at == Epoch.BEST ? "@best" : "@last");
    }

    /**
     * The value of a trial.
     *
     * @param curve the metric after each epoch
     * @return NaN when no epoch that counts has a finite value
     */
    public double value(List<Double> curve) {
        if (at == Epoch.LAST) {
            double last = curve.isEmpty() ? Double.NaN : curve.getLast();
            return Double.isFinite(last) ? last : Double.NaN;
        }
        double best = Double.NaN;
        for (double value : curve) {
            if (Double.isFinite(value) && !(direction.loss(value) >= direction.loss(best))) {
                best = value;
            }
        }
        return best;
    }
}
