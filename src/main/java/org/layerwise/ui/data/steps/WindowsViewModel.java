package org.layerwise.ui.data.steps;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import org.layerwise.app.Workbench;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.window.NoWindows;
import org.layerwise.data.window.TimeWindows;
import org.layerwise.data.window.Windowing;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.WindowedExperiment;
import org.layerwise.ui.fx.Texts;

/** Whether a sample is a row or a window of rows, and of which rows. */
public final class WindowsViewModel {
    /** Rows of a window at first. */
    private static final int LENGTH = 7;

    private final Workbench workbench;
    private final SettledData settled;

    WindowsViewModel(Workbench workbench, SettledData settled) {
        this.workbench = workbench;
        this.settled = settled;
    }

    /** Grows with every change of what there is to show. */
    ReadOnlyIntegerProperty changes() {
        return settled.changes();
    }

    /** What is chosen; empty before the first table. */
    public Optional<Windowing> chosen() {
        return workbench.experiment().map(now -> now.pipeline().windows());
    }

    /** Whether there is a column to predict, as windows need. */
    boolean isPossible() {
        return workbench
                .experiment()
                .filter(now -> now.data().task() != Task.RECONSTRUCTION)
                .isPresent();
    }

    /** The table's columns, any of which may order rows or tell series apart. */
    List<String> columns() {
        return workbench.experiment().map(now -> all(now.data())).orElse(List.of());
    }

    private static List<String> all(DataSpec data) {
        return Stream.concat(data.columns().stream().map(ColumnSpec::name), data.targets().stream())
                .toList();
    }

    /** What a window may hold of each row. */
    List<String> held() {
        return workbench
                .experiment()
                .map(now -> Stream.concat(
                                now.data().features().stream().map(ColumnSpec::name), now.data().targets().stream())
                        .toList())
                .orElse(List.of());
    }

    /** Switches windows on, ordered by the likeliest column, or off. */
    public void use(boolean windows) {
        boolean are = chosen().filter(TimeWindows.class::isInstance).isPresent();
        if (windows != are) {
            edit(now -> windows ? new TimeWindows(likelyTime(), "", LENGTH) : new NoWindows());
        }
    }

    /** Changes the windows that are chosen. */
    public void change(UnaryOperator<TimeWindows> change) {
        if (chosen().orElse(null) instanceof TimeWindows before) {
            TimeWindows after = change.apply(before);
            if (!after.equals(before)) {
                edit(now -> after);
            }
        }
    }

    /** The first column of dates; where there is none, the first one. */
    private String likelyTime() {
        List<String> dates = workbench
                .experiment()
                .map(now -> now.data().columns().stream()
                        .filter(column -> column.type() == ColumnType.DATE)
                        .map(ColumnSpec::name)
                        .toList())
                .orElse(List.of());
        return Stream.concat(dates.stream(), columns().stream()).findFirst().orElse("");
    }

    private void edit(UnaryOperator<Windowing> change) {
        workbench.document().edit(Texts.get("data.windows.edit"), now -> with(now, change));
    }

    private static Experiment with(Experiment now, UnaryOperator<Windowing> change) {
        Windowing other = change.apply(now.pipeline().windows());
        return WindowedExperiment.adapted(now, now.withPipeline(now.pipeline().withWindows(other)));
    }

    /** How many windows the parts have; empty while they are made, or cannot be. */
    String counts() {
        return settled.get()
                .filter(data -> data.pipeline().windowed() != null)
                .map(WindowsViewModel::counts)
                .orElse("");
    }

    private static String counts(PreparedData data) {
        return Texts.get(
                "data.windows.counts",
                data.train().rows(),
                data.validation().rows(),
                data.test().rows());
    }
}
