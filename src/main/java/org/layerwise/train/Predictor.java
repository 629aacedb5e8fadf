package org.layerwise.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.pipeline.RowChunks;
import org.layerwise.data.pipeline.UnseenCategories;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.SeriesOrder;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.kernel.Pass;

/** Predicts a raw table's rows with a model. */
public final class Predictor {
    private static final int CHUNK = 1024;
    private static final int SHOWN = 10;

    /** What is said of rows that no window ends in. */
    private static final Message WITHOUT_WINDOW = Message.of("train/group-without-window");

    /** What is said of columns in the table that the model does not know. */
    private static final Message UNKNOWN_COLUMNS = Message.of("train/group-unknown-columns");

    private final Model model;
    private final Network network;

    /** The rows of the table that was asked for last. */
    private @Nullable Ordered ordered;

    private record Ordered(Table table, SeriesOrder series) {}

    public Predictor(Model model) {
        this.model = model;
        this.network = Network.forEvaluation(
                model.plan(),
                model.weights(),
                CHUNK,
                model.experiment().training().blas().gemm());
    }

    /** Takes what is predicted of some rows. */
    public interface Reader {
        /**
         * Takes the next rows.
         *
         * @param rows places of rows, from 0
         * @param predictions of them, without flags
         */
        void read(int[] rows, Predictions predictions) throws IOException;
    }

    /**
     * Predicts some rows of a table; the target column may be absent. Columns are found by name, in whatever order they stand;
     * those that the experiment does not know are noted and not used. With windows, a row's prediction is of the row that is the
     * horizon after it, and empty where no window ends in the row.
     *
     * @param rows places of rows, from 0
     * @throws ProblemException when a column is missing or a number cannot be read
     */
    public Predictions predict(Table table, int[] rows) {
        List<Predictions> parts = new ArrayList<>();
        ProblemCollector problems = new ProblemCollector();
        each(table, rows, problems, piece -> parts.add(predictions(piece)));
        noteOthers(table, problems);
        return PredictionParts.joined(parts, problems.problems());
    }

    /**
     * As {@link #predict(Table, int[])}, piece by piece: no more than a piece of the rows is encoded, or predicted, at a time.
     *
     * @param reader told of every piece in order; of none after a cell that cannot be read
     * @return what was flagged
     * @throws IOException when {@code reader} throws it
     */
    public List<Problem> predict(Table table, int[] rows, Reader reader) throws IOException {
        ProblemCollector problems = new ProblemCollector();
        try {
            each(table, rows, problems, piece -> {
                try {
                    reader.read(piece.rows(), predictions(piece));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        noteOthers(table, problems);
        return problems.problems();
    }

    /**
     * What predicting some rows would flag.
     *
     * @throws ProblemException as {@link #predict(Table, int[])}
     */
    public List<Problem> check(Table table, int[] rows) {
        ProblemCollector problems = new ProblemCollector();
        each(table, rows, problems, piece -> {});
        noteOthers(table, problems);
        return problems.problems();
    }

    /** The rows that something is predicted of: all, or with windows those that one ends in. */
    public int[] predictable(Table table) {
        SeriesOrder series = series(table);
        return series == null
                ? table.allRows()
                : series.endingIn(table.allRows()).lastRows();
    }

    /**
     * For each row what is odd about its prediction: categories that training never saw; with windows, why there is none. Mostly
     * empty.
     *
     * @param rows places of rows, from 0
     */
    public List<String> flags(Table table, int[] rows) {
        List<String> flags = UnseenCategories.of(model.pipeline(), table, rows);
        SeriesOrder series = series(table);
        if (series == null) {
            return flags;
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            String why = series.whyNot(rows[i]);
            all.add(why.isEmpty() || flags.get(i).isEmpty() ? why + flags.get(i) : why + "; " + flags.get(i));
        }
        return all;
    }

    /**
     * Some encoded rows.
     *
     * @param features {@code [rows × features]}; with windows, of those that one ends in
     * @param windowed which those are; null where all are encoded
     */
    private record Piece(int[] rows, FMatrixRMaj features, boolean @Nullable [] windowed) {}

    private void each(Table table, int[] rows, ProblemCollector problems, Consumer<Piece> use) {
        FittedPipeline pipeline = model.pipeline();
        if (pipeline.windowed() == null) {
            new RowChunks(rows, pipeline.layout().width())
                    .each(problems, some -> new Piece(some, pipeline.features(table, some, problems), null), use);
            return;
        }
        // rows are in several windows, and each is to be flagged once
        new RowChunks(rows, pipeline.layout().rowWidth())
                .each(problems, some -> pipeline.features(table, some, problems), features -> {});
        SeriesOrder series = Objects.requireNonNull(series(table));
        series.report(problems);
        int without = 0;
        for (boolean is : series.ends(rows)) {
            without += is ? 0 : 1;
        }
        if (without > 0) {
            problems.add(
                    WITHOUT_WINDOW,
                    Problem.warning(
                            Location.file(table.file()),
                            Message.of("train/without-window", without, rows.length, series.windowLength())));
        }
        ProblemCollector flagged = new ProblemCollector();
        Table read = pipeline.reads(table);
        new RowChunks(rows, pipeline.layout().width())
                .each(
                        flagged,
                        some -> new Piece(
                                some,
                                pipeline.features(read, series.endingIn(some), flagged)
                                        .matrix(),
                                series.ends(some)),
                        use);
    }

    /** The order of a table's rows; null where rows are seen by themselves. */
    private @Nullable SeriesOrder series(Table table) {
        FittedWindows windows = model.pipeline().windowed();
        if (windows == null) {
            return null;
        }
        Ordered last = ordered;
        if (last == null || last.table() != table) {
            Table read = model.pipeline().reads(table);
            last = new Ordered(table, SeriesOrder.of(windows, read, read.allRows()));
            ordered = last;
        }
        return last.series();
    }

    private Predictions predictions(Piece piece) {
        Predictions made = predictions(piece.features());
        boolean[] windowed = piece.windowed();
        return windowed == null ? made : made.among(windowed);
    }

    private Predictions predictions(FMatrixRMaj features) {
        List<Problem> flags = List.of();
        FittedTarget target = model.pipeline().target();
        return switch (target) {
            case ClassTarget classes ->
                new Predictions.Classes(classes.classes(), probabilities(features, classes), flags);
            case RegressionTarget values -> new Predictions.Values(values, values(features, values), flags);
            case MultiRegressionTarget several ->
                new Predictions.SeveralValues(several.values(), values(features, several), flags);
            case MultiLabelTarget labels -> new Predictions.Labels(labels.labels(), outputs(features), flags);
            case ReconstructionTarget reconstruction -> {
                float[][] values = outputs(features);
                yield new Predictions.Reconstruction(
                        reconstruction.features(), values, errors(features, values), flags);
            }
        };
    }

    private void noteOthers(Table table, ProblemCollector problems) {
        DataSpec data = model.experiment().data();
        List<String> others = table.columns().stream()
                .filter(name -> !data.targets().contains(name)
                        && !name.equals(data.weights())
                        && data.column(name).isEmpty())
                .toList();
        if (!others.isEmpty()) {
            problems.add(UNKNOWN_COLUMNS, Problem.note(Location.file(table.file()), unknown(others)));
        }
    }

    private static Message unknown(List<String> columns) {
        if (columns.size() == 1) {
            return Message.of("train/unknown-column", columns.getFirst());
        }
        return columns.size() <= SHOWN
                ? Message.of("train/unknown-columns", columns)
                : Message.of("train/many-unknown-columns", columns.subList(0, SHOWN), columns.size() - SHOWN);
    }

    private float[][] probabilities(FMatrixRMaj features, ClassTarget classes) {
        float[][] result = new float[features.numRows][classes.classes().size()];
        forEachChunk(features, (from, output) -> {
            for (int i = 0; i < output.numRows; i++) {
                float[] row = result[from + i];
                if (classes.isBinary()) {
                    row[1] = output.data[i];
                    row[0] = 1 - output.data[i];
                } else {
                    System.arraycopy(output.data, i * output.numCols, row, 0, output.numCols);
                }
            }
        });
        return result;
    }

    private double[] values(FMatrixRMaj features, RegressionTarget target) {
        double[] result = new double[features.numRows];
        forEachChunk(features, (from, output) -> {
            for (int i = 0; i < output.numRows; i++) {
                result[from + i] = target.inverse(output.data[i]);
            }
        });
        return result;
    }

    private double[][] values(FMatrixRMaj features, MultiRegressionTarget target) {
        double[][] values = new double[features.numRows][target.width()];
        forEachChunk(features, (from, output) -> {
            for (int i = 0; i < output.numRows; i++) {
                for (int k = 0; k < target.width(); k++) {
                    values[from + i][k] = target.values().get(k).inverse(output.data[i * output.numCols + k]);
                }
            }
        });
        return values;
    }

    /** The network's outputs as they are. */
    private float[][] outputs(FMatrixRMaj features) {
        float[][] result = new float[features.numRows][];
        forEachChunk(features, (from, output) -> {
            for (int i = 0; i < output.numRows; i++) {
                result[from + i] = Arrays.copyOfRange(output.data, i * output.numCols, (i + 1) * output.numCols);
            }
        });
        return result;
    }

    private static float[] errors(FMatrixRMaj features, float[][] reconstructed) {
        float[] errors = new float[reconstructed.length];
        int width = features.numCols;
        for (int i = 0; i < errors.length; i++) {
            double squares = 0;
            for (int k = 0; k < width; k++) {
                double difference = (double) features.data[i * width + k] - reconstructed[i][k];
                squares += difference * difference;
            }
            errors[i] = (float) (squares / width);
        }
        return errors;
    }

    private interface ChunkReader {
        void read(int from, FMatrixRMaj output);
    }

    private void forEachChunk(FMatrixRMaj features, ChunkReader reader) {
        FMatrixRMaj chunk = new FMatrixRMaj(Math.min(CHUNK, Math.max(1, features.numRows)), features.numCols);
        for (int from = 0; from < features.numRows; from += CHUNK) {
            int count = Math.min(CHUNK, features.numRows - from);
            chunk.reshape(count, features.numCols);
            System.arraycopy(features.data, from * features.numCols, chunk.data, 0, count * features.numCols);
            network.forward(chunk, Pass.EVALUATION);
            reader.read(from, network.prediction());
        }
    }
}
