package org.layerwise.app;

import java.util.stream.IntStream;
import org.layerwise.data.decorrelate.NoDecorrelation;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.OutputHead;

/** Fits a network's end to its target at once, also where the table is large. */
final class OutputHeadFit {
    private static final int MOST_ROWS = 1_000;

    private OutputHeadFit() {}

    /**
     * The network's end and the loss for what the experiment predicts. Where the features are the target they are counted from
     * a few rows, before they are decorrelated; the preparation knows their number.
     */
    static Experiment fit(Experiment experiment, Table table) {
        return OutputHead.of(
                        experiment.data(),
                        experiment.pipeline().withDecorrelation(new NoDecorrelation()),
                        table,
                        some(table))
                .on(experiment);
    }

    /** Rows evenly drawn. */
    private static int[] some(Table table) {
        int count = Math.min(MOST_ROWS, table.rowCount());
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * table.rowCount() / count))
                .toArray();
    }
}
