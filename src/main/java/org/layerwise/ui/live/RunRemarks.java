package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.layerwise.app.ModelChoice;
import org.layerwise.app.RunDifference;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Change;
import org.layerwise.runs.RunFigure;
import org.layerwise.train.BestEpoch;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/**
 * What is to be known wherever the shown run's model is used: that an epoch before the last was better, and that the network has
 * been edited since.
 */
public final class RunRemarks implements AutoCloseable {
    private final Workbench workbench;
    private final Runnable startAnew;
    private final List<Subscription> subscriptions;
    private final ObservableList<RunRemark> remarks = FXCollections.observableArrayList();
    private final ObservableList<RunRemark> view = FXCollections.unmodifiableObservableList(remarks);

    /**
     * Follows the workbench until it is closed.
     *
     * @param startAnew begins a run of the experiment as it is
     */
    public RunRemarks(Workbench workbench, Runnable startAnew) {
        this.workbench = workbench;
        this.startAnew = startAnew;
        subscriptions = List.of(
                workbench.runs().onChange(change -> refresh()),
                workbench.onChange(WorkbenchChange.EXPERIMENT, this::refresh),
                workbench.onChange(WorkbenchChange.PREPARATION, this::refresh));
        refresh();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }

    /** Looks again: a run tells nobody of each epoch. */
    public void refresh() {
        List<RunRemark> now = new ArrayList<>();
        ShownRun run = workbench.runs().shown().orElse(null);
        if (run != null) {
            betterEpoch(run).ifPresent(now::add);
            workbench
                    .difference()
                    .filter(difference -> !difference.isNone() && !run.isOpenHere())
                    .ifPresent(difference -> now.add(edited(run, difference)));
        }
        if (!texts(now).equals(texts(remarks))) {
            remarks.setAll(now);
        }
    }

    private static List<String> texts(List<RunRemark> all) {
        return all.stream()
                .map(each -> each.text() + each.details() + each.actions().size())
                .toList();
    }

    private Optional<RunRemark> betterEpoch(ShownRun run) {
        BestEpoch best = run.best().orElse(null);
        if (best == null || run.goesOn() || !run.hasBetterEpoch()) {
            return Optional.empty();
        }
        if (run.choice() == ModelChoice.BEST) {
            return Optional.of(new RunRemark(
                    "better-epoch",
                    Texts.get("remark.best.used", Numbers.count(best.epoch()), run.name()),
                    List.of(new RunRemark.Action(
                            "use-last",
                            Texts.get("remark.best.use-last"),
                            () -> workbench.runs().use(ModelChoice.LAST))),
                    List.of()));
        }
        RunFigure figure = run.info().figures().get(best.metric());
        String text = figure == null
                ? Texts.get(
                        "remark.best", Numbers.count(best.epoch()), title(best.metric()), Numbers.number(best.figure()))
                : Texts.get(
                        "remark.best.against",
                        Numbers.count(best.epoch()),
                        title(best.metric()),
                        Numbers.number(best.figure()),
                        Numbers.number(figure.last()));
        return Optional.of(new RunRemark(
                "better-epoch",
                text,
                List.of(new RunRemark.Action(
                        "use-best",
                        Texts.get("remark.best.use"),
                        () -> workbench.runs().use(ModelChoice.BEST))),
                List.of()));
    }

    /** {@code validation loss} for {@code loss/validation}. */
    public static String title(String metric) {
        int slash = metric.indexOf('/');
        String part = metric.substring(slash + 1);
        String figure = slash < 0 ? metric : metric.substring(0, slash);
        return Texts.get("figure.part." + part, Texts.get("figure.name." + figure));
    }

    private RunRemark edited(ShownRun run, RunDifference difference) {
        String text = difference.otherTable()
                ? Texts.get("remark.other-table", run.name())
                : Texts.get(
                        difference.isOfNetwork() ? "remark.earlier-network" : "remark.earlier-settings", run.name());
        return new RunRemark(
                "edited",
                text,
                List.of(new RunRemark.Action("start-anew", Texts.get("remark.start-anew"), startAnew)),
                difference.changes().stream().map(Change::describe).toList());
    }

    /** What is to be known now; empty mostly. */
    public ObservableList<RunRemark> all() {
        return view;
    }
}
