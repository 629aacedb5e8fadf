package org.layerwise.data.pipeline;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.SeriesOrder;
import org.layerwise.data.window.WindowRows;

/** What the network learns from or is judged by: rows of a table, or windows of them, each with a target. */
public final class Samples {
    private final FittedPipeline pipeline;
    private final Table table;
    private final int[] targetRows;
    private final @Nullable WindowRows windows;

    private Samples(FittedPipeline pipeline, Table table, int[] targetRows, @Nullable WindowRows windows) {
        this.pipeline = pipeline;
        this.table = table;
        this.targetRows = targetRows;
        this.windows = windows;
    }

    /**
     * Each of some rows, or each window that is, with its target, among these rows alone.
     *
     * @param rows row numbers of {@code table}, each with a target
     * @throws org.layerwise.base.ProblemException when the times of the rows cannot be read
     */
    public static Samples of(FittedPipeline pipeline, Table file, int[] rows) {
        Table table = pipeline.reads(file);
        FittedWindows fitted = pipeline.windowed();
        if (fitted == null) {
            return new Samples(pipeline, table, rows, null);
        }
        WindowRows windows = SeriesOrder.of(fitted, table, rows).withTargets();
        return new Samples(pipeline, table, windows.targetRows(), windows);
    }

    public int count() {
        return targetRows.length;
    }

    /** The rows whose targets are predicted, one for each sample. Not to be changed. */
    public int[] targetRows() {
        return targetRows;
    }

    /** What names each sample in {@link #of(int[])}. */
    public int[] places() {
        return IntStream.range(0, count()).toArray();
    }

    /** Some of these, in the order given. */
    public Samples of(int[] places) {
        return new Samples(
                pipeline,
                table,
                Arrays.stream(places).map(place -> targetRows[place]).toArray(),
                windows == null ? null : windows.of(places));
    }

    /** Those that predict the targets of some rows, in the order given; a row may be there again and again. */
    public Samples ofTargets(int[] rows) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int place = 0; place < targetRows.length; place++) {
            places.put(targetRows[place], place);
        }
        return of(Arrays.stream(rows)
                .map(row -> Objects.requireNonNull(places.get(row)))
                .toArray());
    }

    /**
     * Encodes all of them.
     *
     * @param weights of each in the loss; null: all weigh the same. Kept, not copied.
     * @throws org.layerwise.base.ProblemException when a cell cannot be read
     */
    public Dataset encode(float @Nullable [] weights, ProblemCollector problems) {
        return windows == null
                ? pipeline.transform(table, targetRows, weights, problems)
                : pipeline.transform(table, windows, weights, problems);
    }

    /**
     * Encodes all of them into files that are mapped into memory, a few rows at a time.
     *
     * @param folder where there is room
     * @param chunk rows that are encoded at a time
     */
    public Dataset encodeMapped(Path folder, int chunk, float @Nullable [] weights, ProblemCollector problems) {
        boolean reconstructs = pipeline.target() instanceof ReconstructionTarget;
        int[] rows = featureRows();
        int width = pipeline.layout().rowWidth();
        MappedRows x = MappedRows.of(folder, rows.length, width);
        for (int first = 0; first < rows.length; first += chunk) {
            int[] some = Arrays.copyOfRange(rows, first, Math.min(rows.length, first + chunk));
            x.put(first, pipeline.features(table, some, problems));
        }
        MappedRows y = reconstructs
                ? x
                : MappedRows.of(folder, count(), pipeline.target().width());
        for (int first = 0; !reconstructs && first < count(); first += chunk) {
            int[] some = Arrays.copyOfRange(targetRows, first, Math.min(count(), first + chunk));
            y.put(first, pipeline.targets(table, some, problems));
        }
        return new Dataset(
                windows == null ? x : SlidingRows.of(windows, x), y, weights, targetRows, table.fingerprint());
    }

    /** The rows whose features are seen, each once. */
    private int[] featureRows() {
        if (windows == null) {
            return targetRows;
        }
        int[] range = windows.range();
        return Arrays.copyOfRange(windows.order(), range[0], range[1]);
    }

    /** How many numbers all of them are encoded to. */
    public long numbers() {
        return (long) featureRows().length * pipeline.layout().rowWidth()
                + (long) count() * pipeline.target().width();
    }
}
