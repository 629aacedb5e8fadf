package org.layerwise.data.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.Samples;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.RandomSplit;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.NoWindows;
import org.layerwise.data.window.SeriesOrder;
import org.layerwise.data.window.TimeWindows;
import org.layerwise.data.window.Windowing;

/** What windows hold of each row, and what they ask of the rest of an experiment. */
public final class WindowColumns {
    private WindowColumns() {}

    /**
     * The columns that the network sees: the features, and with windows the targets' past too, or those that are chosen.
     *
     * @throws org.layerwise.base.ProblemException when a chosen column is neither a feature nor a target
     */
    static List<ColumnSpec> of(Windowing windows, DataSpec data) {
        return switch (windows) {
            case NoWindows _ -> data.features();
            case TimeWindows series -> {
                List<ColumnSpec> all = new ArrayList<>(data.features());
                data.targets().forEach(target -> all.add(past(target, data.task())));
                yield series.columns().isEmpty()
                        ? all
                        : series.columns().stream()
                                .map(name -> chosen(name, all))
                                .toList();
            }
        };
    }

    private static ColumnSpec past(String target, Task task) {
        return ColumnSpec.feature(
                target,
                switch (task) {
                    case REGRESSION -> ColumnType.NUMBER;
                    case CLASSIFICATION, MULTI_LABEL, RECONSTRUCTION -> ColumnType.CATEGORY;
                });
    }

    private static ColumnSpec chosen(String name, List<ColumnSpec> all) {
        Optional<ColumnSpec> found =
                all.stream().filter(column -> column.name().equals(name)).findFirst();
        return found.orElseThrow(() -> Problem.error(
                        Location.path("", "pipeline.windows.columns"),
                        Message.of(
                                "data.prepare/window-column",
                                name,
                                all.stream().map(ColumnSpec::name).toList()))
                .toException());
    }

    /**
     * Requires that windows go with the task, and with how rows are divided: by chance, the rows of one window would be in several
     * parts.
     *
     * @throws org.layerwise.base.ProblemException when they do not
     */
    public static void require(Windowing windows, DataSpec data, SplitSpec split) {
        if (!(windows instanceof TimeWindows series)) {
            return;
        }
        if (data.task() == Task.RECONSTRUCTION) {
            throw Problem.error(Location.path("", "pipeline.windows"), Message.of("data.prepare/window-reconstruction"))
                    .toException();
        }
        if (split.by() instanceof RandomSplit) {
            throw Problem.error(
                            Location.path("", "split.by"),
                            Message.of("data.prepare/window-random-split", series.time()))
                    .toException();
        }
    }

    /**
     * The samples of a part.
     *
     * @param rows of the part
     * @throws org.layerwise.base.ProblemException when it has rows, and no window with its target is among them
     */
    static Samples samples(FittedPipeline pipeline, Table table, int[] rows) {
        Samples samples = Samples.of(pipeline, table, rows);
        FittedWindows windows = pipeline.windowed();
        if (windows != null && samples.count() == 0 && rows.length > 0) {
            int longest = SeriesOrder.of(windows, pipeline.reads(table), rows).longest();
            throw Problem.error(
                            Location.column(table.file(), windows.time()),
                            Message.of("data.prepare/no-window", rows.length, windows.span(), longest))
                    .toException();
        }
        return samples;
    }
}
