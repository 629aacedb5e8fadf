package org.layerwise.ui.runs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.RunRegistry;
import org.layerwise.app.Subscription;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.runs.RunFilter;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.Texts;

/** Which runs the list shows, in which order, and what is said about them. Called on the front. */
final class RunsViewModel implements AutoCloseable {
    private final RunRegistry runs;
    private final Consumer<List<Problem>> report;
    private final Subscription subscription;
    private final ObservableList<RunEntry> entries = FXCollections.observableArrayList();
    private final RunOrder order = new RunOrder(entries);
    private final ObservableList<String> metrics = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper(this, "complaint", "");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyObjectWrapper<List<RunInfo>> all = new ReadOnlyObjectWrapper<>(this, "all", List.of());
    private RunFilter read = RunFilter.ALL;
    private @Nullable Problem unreadable;

    /** @param report takes why the store cannot be read or written, once */
    RunsViewModel(RunRegistry runs, Consumer<List<Problem>> report) {
        this.runs = runs;
        this.report = report;
        subscription = runs.onChange(change -> {
            switch (change.happening()) {
                case KEPT -> refresh();
                case BEGUN, STATE -> {
                    if (runs.trained()
                            .filter(run -> run.id().equals(change.id()))
                            .isPresent()) {
                        runs.kept().lookNow();
                    }
                }
                case STARTING, SHOWN, UPDATED, PUT_AWAY -> {}
            }
        });
        filter.addListener((observed, before, now) -> readFilter(now));
        refresh();
    }

    @Override
    public void close() {
        subscription.close();
    }

    /** Looks for what other processes did. To be called on every pulse while runs are shown. */
    void pulse() {
        runs.kept().look();
    }

    /** What cannot be read is said; the list stays as it was before that. */
    private void readFilter(String text) {
        try {
            read = RunFilter.parse(text);
            order.setFilter(read);
            refresh();
        } catch (ProblemException e) {
            complaint.set(e.problems().getFirst().describe());
        }
    }

    private void refresh() {
        List<RunInfo> kept = runs.kept().all();
        Set<String> found = new LinkedHashSet<>(metrics);
        kept.forEach(run -> found.addAll(run.figures().keySet()));
        if (found.size() > metrics.size()) {
            metrics.setAll(found);
        }
        order.show(kept);
        if (isRead()) {
            complaint.set(read.unknown(kept).map(Problem::describe).orElse(""));
        }
        String size = RunCellText.size(kept.stream().mapToLong(RunInfo::bytes).sum());
        summary.set(
                order.found() == kept.size()
                        ? Texts.get("runs.summary", kept.size(), size)
                        : Texts.get("runs.summary.found", order.found(), kept.size(), size));
        all.set(kept);
        Problem now = runs.kept().trouble().orElse(null);
        if (now != null && !now.equals(unreadable)) {
            report.accept(List.of(now));
        }
        unreadable = now;
    }

    /** Whether the list shows what the field says. */
    private boolean isRead() {
        try {
            return RunFilter.parse(filter.get()) != null;
        } catch (ProblemException e) {
            return false;
        }
    }

    /**
     * Sorts the list.
     *
     * @param column null: the newest first
     */
    void sort(@Nullable RunColumn column, boolean descending) {
        order.setOrder(column, descending);
        order.show(runs.kept().all());
    }

    /** Opens a search so that its trials are shown, or closes it. */
    void toggle(RunEntry search) {
        order.toggle(search.info().origin().group());
        order.show(runs.kept().all());
    }

    /** The runs that a line is about: one, or the trials of a search. */
    List<RunInfo> runsOf(RunEntry entry) {
        if (!entry.isSearch()) {
            return List.of(entry.info());
        }
        String group = entry.info().origin().group();
        return runs.kept().all().stream()
                .filter(run -> run.origin().group().equals(group))
                .toList();
    }

    /** The run that began last. */
    Optional<RunInfo> newest() {
        return runs.kept().all().stream().findFirst();
    }

    ObservableList<RunEntry> entries() {
        return entries;
    }

    /** The metrics that any run has figures of. */
    ObservableList<String> metrics() {
        return metrics;
    }

    /** What somebody types to find runs. */
    StringProperty filterProperty() {
        return filter;
    }

    /** What is wrong with the filter; empty when nothing is. */
    ReadOnlyStringProperty complaintProperty() {
        return complaint.getReadOnlyProperty();
    }

    /** How many runs there are, and their size. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** All kept runs, the newest first. */
    ReadOnlyObjectProperty<List<RunInfo>> allProperty() {
        return all.getReadOnlyProperty();
    }
}
