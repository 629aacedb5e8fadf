package org.layerwise.data.window;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.cell.CellText;

/**
 * The last rows of a series predict its target some rows later. A sample is {@code [length × features]}, the oldest row first.
 *
 * @param time the column that orders the rows: numbers, or dates and times
 * @param group the column that names the series; empty: all rows are one series
 * @param length rows of a window
 * @param horizon how many rows after a window's last row the row is whose target is predicted
 * @param columns what a window holds of each row, targets among them where their past is to be seen; empty: all features and the
 *     targets' past
 */
@Kind(
        id = "windows",
        title = "Windows",
        doc = "The last rows of a series, in order of time, predict the target some rows later: "
                + "what LSTM and Conv1D layers learn from.")
public record TimeWindows(
        @Param(doc = "The column that orders the rows: numbers, or dates and times", value = "")
        String time,

        @Param(doc = "The column that names the series; empty: all rows are one", value = "")
        String group,

        @Param(doc = "Rows of a window", value = "7", min = 1, max = TimeWindows.MOST)
        int length,

        @Param(
                doc = "How many rows after a window's last row the target is",
                value = "1",
                min = 1,
                max = TimeWindows.MOST)
        int horizon,

        @Param(
                doc = "What a window holds of each row; empty: all features and the target's own past",
                value = "",
                omitDefault = true)
        List<String> columns)
        implements Windowing {
    static final int MOST = 10_000;

    public TimeWindows {
        time = CellText.composed(time);
        group = CellText.composed(group);
        columns = columns.stream().map(CellText::composed).toList();
    }

    /** Of all features and the targets' past, one row ahead. */
    public TimeWindows(String time, String group, int length) {
        this(time, group, length, 1, List.of());
    }
}
