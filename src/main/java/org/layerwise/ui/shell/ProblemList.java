package org.layerwise.ui.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.layerwise.app.Workbench;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.ui.fx.Texts;

/** Everything that is wrong now, worst first: what the open table, its preparation and the run say, and what was reported. */
final class ProblemList {
    private static final int KEPT = 200;

    private final Workbench workbench;
    private final List<Problem> reported = new ArrayList<>();

    /** Why the file that was asked for last could not be opened. */
    private List<Problem> ofOpening = List.of();

    private final ObservableList<Problem> shown = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");

    ProblemList(Workbench workbench) {
        this.workbench = workbench;
        refresh();
    }

    ObservableList<Problem> shown() {
        return shown;
    }

    /** {@code 1 error, 2 warnings}. */
    ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** The worst there is; a note when there is nothing. */
    Severity worst() {
        return shown.stream()
                .map(Problem::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.NOTE);
    }

    /** Adds problems that nothing on screen would show otherwise. */
    void report(List<Problem> problems) {
        reported.removeAll(problems);
        reported.addAll(0, problems);
        if (reported.size() > KEPT) {
            reported.subList(KEPT, reported.size()).clear();
        }
        refresh();
    }

    /** Shows why the file that was asked for last could not be opened, as long as no other is. */
    void reportOpening(List<Problem> problems) {
        reported.removeAll(problems);
        ofOpening = List.copyOf(problems);
        refresh();
    }

    /** Forgets what was said of a file that is no longer asked for. */
    void forgetOpening() {
        ofOpening = List.of();
        refresh();
    }

    /** Forgets what was said of files, networks and runs that are no longer open. */
    void forgetEarlier() {
        ofOpening = List.of();
        reported.removeIf(problem -> !(problem.where() instanceof Location.Nowhere));
        refresh();
    }

    /** Forgets what was reported; what is still wrong stays. */
    void clear() {
        ofOpening = List.of();
        reported.clear();
        refresh();
    }

    void refresh() {
        Set<Problem> all = new LinkedHashSet<>(ofOpening);
        all.addAll(reported);
        workbench.preparation().ifPresent(preparation -> all.addAll(preparation.problems()));
        all.addAll(workbench.notices());
        workbench.runs().trained().map(run -> run.problem()).ifPresent(all::add);
        List<Problem> sorted = all.stream()
                .sorted(Comparator.comparing(Problem::severity).reversed())
                .toList();
        if (!sorted.equals(shown)) {
            shown.setAll(sorted);
        }
        List<String> parts = new ArrayList<>();
        count(Severity.ERROR, "shell.problems.errors", parts);
        count(Severity.WARNING, "shell.problems.warnings", parts);
        count(Severity.NOTE, "shell.problems.notes", parts);
        summary.set(parts.isEmpty() ? Texts.get("shell.problems.none") : String.join(", ", parts));
    }

    private void count(Severity severity, String key, List<String> parts) {
        long count =
                shown.stream().filter(problem -> problem.severity() == severity).count();
        if (count > 0) {
            parts.add(Texts.get(key, count));
        }
    }
}
