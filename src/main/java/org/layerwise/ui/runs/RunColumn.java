package org.layerwise.ui.runs;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.layerwise.runs.RunFigure;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/**
 * A column of the list of runs.
 *
 * @param id its name in ids
 * @param title for people
 * @param width in pixels, at first
 * @param usual whether it is shown unless somebody chooses otherwise
 * @param numeric whether its texts are numbers, which end at the right
 * @param text what a run has there
 * @param order ascending
 * @param present whether a run has anything there; those that have not come last, whichever way is sorted
 */
record RunColumn(
        String id,
        String title,
        double width,
        boolean usual,
        boolean numeric,
        Function<RunInfo, String> text,
        Comparator<RunInfo> order,
        Predicate<RunInfo> present) {

    /** The columns that need more than a text. */
    static final String STAR = "star";

    static final String NAME = "name";
    static final String CURVE = "curve";
    static final String STATE = "state";

    /** The columns that every list has. */
    static List<RunColumn> fixed() {
        return List.of(
                number(STAR, 36, true, run -> "", run -> run.label().starred() ? 1 : 0),
                text(NAME, 150, true, RunInfo::name),
                number(
                        CURVE,
                        96,
                        true,
                        run -> "",
                        run -> run.monitored()
                                .map(figure -> figure.getValue().last())
                                .orElse(Double.NaN)),
                text(STATE, 136, true, RunCellText::state),
                text("table", 110, true, RunCellText::table),
                number("started", 128, true, RunCellText::started, run ->
                        (double) run.started().toEpochMilli()),
                number("duration", 76, true, RunCellText::duration, RunInfo::seconds),
                number(
                        "epochs",
                        76,
                        false,
                        RunCellText::epochs,
                        run -> run.progress().epochs()),
                text("tags", 110, false, run -> String.join(", ", run.label().tags())),
                text("note", 160, false, run -> run.label().note()),
                text("task", 110, false, run -> run.data().task()),
                number("size", 80, false, run -> RunCellText.size(run.bytes()), run -> (double) run.bytes()),
                text("process", 170, false, run -> run.owner().describe()));
    }

    /** The columns of a figure: its last value, then its best. */
    static List<RunColumn> of(String metric) {
        boolean usual = metric.endsWith("/validation");
        return List.of(figure(metric, "last", usual, RunFigure::last), figure(metric, "best", usual, RunFigure::best));
    }

    private static RunColumn figure(String metric, String which, boolean usual, ToDoubleFunction<RunFigure> value) {
        ToDoubleFunction<RunInfo> number = run -> {
            RunFigure figure = run.figures().get(metric);
            return figure == null ? Double.NaN : value.applyAsDouble(figure);
        };
        return new RunColumn(
                which + "-" + metric.replace('/', '-'),
                Texts.get(
                        "runs.column.short." + which,
                        usual
                                ? CompareText.figure(metric.substring(0, metric.indexOf('/')))
                                : RunCellText.metric(metric)),
                usual ? 104 : 170,
                usual,
                true,
                run -> run.figures().containsKey(metric) ? Numbers.measure(number.applyAsDouble(run)) : "",
                Comparator.comparingDouble(number),
                run -> !Double.isNaN(number.applyAsDouble(run)));
    }

    private static RunColumn text(String id, double width, boolean usual, Function<RunInfo, String> text) {
        return new RunColumn(
                id,
                Texts.get("runs.column." + id),
                width,
                usual,
                false,
                text,
                Comparator.comparing(run -> text.apply(run).toLowerCase(Locale.ROOT)),
                run -> !text.apply(run).isEmpty());
    }

    private static RunColumn number(
            String id, double width, boolean usual, Function<RunInfo, String> text, ToDoubleFunction<RunInfo> number) {
        return new RunColumn(
                id,
                Texts.get("runs.column." + id),
                width,
                usual,
                true,
                text,
                Comparator.comparingDouble(number),
                run -> !Double.isNaN(number.applyAsDouble(run)));
    }

    /** The order of runs by this column. */
    Comparator<RunInfo> by(boolean descending) {
        Comparator<RunInfo> absentLast = (a, b) -> Boolean.compare(!present.test(a), !present.test(b));
        return absentLast.thenComparing(descending ? order.reversed() : order);
    }
}
