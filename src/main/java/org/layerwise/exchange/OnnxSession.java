package org.layerwise.exchange;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.pipeline.StepInput;
import org.layerwise.data.step.StepChain;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.SeriesOrder;
import org.layerwise.data.window.WindowRows;
import org.layerwise.train.Predictions;

/** Predicts raw cells with an exported ONNX file in ONNX Runtime. */
final class OnnxSession {
    private final Path file;
    private final FittedPipeline pipeline;

    /**
     * @param pipeline names the columns, their types and the missing tokens; nothing else of it is used
     */
    OnnxSession(Path file, FittedPipeline pipeline) {
        this.file = file;
        this.pipeline = pipeline;
    }

    /**
     * Predicts rows; with windows, empty where none ends in a row.
     *
     * @throws ProblemException when the file cannot be read or run
     */
    Predictions predict(Table cells, int[] rows) {
        Table table = pipeline.reads(cells);
        FittedWindows fitted = pipeline.windowed();
        if (fitted == null) {
            return predict(table, rows, 1);
        }
        SeriesOrder order = SeriesOrder.of(fitted, table, table.allRows());
        WindowRows windows = order.endingIn(rows);
        return predict(table, windows.rows(), fitted.length()).among(order.ends(rows));
    }

    /**
     * Predicts samples.
     *
     * @param rows one after the other, or {@code length} of them for each sample
     */
    private Predictions predict(Table table, int[] rows, int length) {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                byte[] bytes = PlainText.of(Files.readAllBytes(file));
                try (OrtSession session = environment.createSession(bytes, options)) {
                    return run(environment, session, table, rows, length);
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw failed(Message.of("exchange/no-onnx", String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw failed(Message.of("exchange/onnx-unreadable", String.valueOf(e.getMessage())), e);
        } catch (OrtException e) {
            throw failed(Message.of("exchange/onnx-unusable", String.valueOf(e.getMessage())), e);
        }
    }

    private Predictions run(OrtEnvironment environment, OrtSession session, Table table, int[] rows, int length)
            throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try {
            for (FittedColumn column : pipeline.columns()) {
                if (column.datesFirst().isEmpty()) {
                    inputs.put(PlainText.of(column.name()), cells(environment, column, table, rows, length));
                } else {
                    dates(environment, column, table, rows, length, inputs);
                }
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return read(result);
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor cells(OrtEnvironment environment, FittedColumn column, Table table, int[] rows, int length)
            throws OrtException {
        long[] shape = {rows.length / length, length};
        int index = table.column(column.name());
        String[] cells =
                IntStream.of(rows).mapToObj(row -> table.cell(row, index)).toArray(String[]::new);
        if (column.isText()) {
            String[] plain = Stream.of(cells).map(PlainText::of).toArray(String[]::new);
            return OnnxTensor.createTensor(environment, plain, shape);
        }
        double[] values = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            double value = table.number(rows[i], index);
            values[i] = table.isMissing(rows[i], index) || Float.isInfinite((float) value) ? Double.NaN : value;
        }
        return switch (column.cells()) {
            case FLOAT32 -> OnnxTensor.createTensor(environment, floats(values), shape);
            case FLOAT64 -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape);
        };
    }

    private static FloatBuffer floats(double[] values) {
        FloatBuffer floats = FloatBuffer.allocate(values.length);
        for (double value : values) {
            floats.put((float) value);
        }
        return floats.flip();
    }

    /** The parts of dates, each an input. */
    private void dates(
            OrtEnvironment environment,
            FittedColumn column,
            Table table,
            int[] rows,
            int length,
            Map<String, OnnxTensor> inputs)
            throws OrtException {
        ColumnData cells = new StepInput(table).read(column, rows, new ProblemCollector());
        for (ColumnData.Feature part :
                StepChain.apply(column.datesFirst(), cells).features()) {
            inputs.put(
                    PlainText.of(part.name()),
                    OnnxTensor.createTensor(
                            environment, floats(part.values()), new long[] {rows.length / length, length}));
        }
    }

    private Predictions read(OrtSession.Result result) throws OrtException {
        return switch (pipeline.target()) {
            case ClassTarget target -> {
                Object labels = value(result, OnnxTranslation.LABEL);
                Object probabilities = value(result, OnnxTranslation.PROBABILITIES);
                if (!(labels instanceof String[] names) || !(probabilities instanceof float[][] numbers)) {
                    throw failed(Message.of("exchange/onnx-outputs-of-classes"), null);
                }
                Predictions.Classes classes = new Predictions.Classes(target.classes(), numbers, List.of());
                checkLabels(classes, names);
                yield classes;
            }
            case RegressionTarget target -> {
                double[][] values = values(result);
                yield new Predictions.Values(
                        target, Stream.of(values).mapToDouble(row -> row[0]).toArray(), List.of());
            }
            case MultiRegressionTarget target ->
                new Predictions.SeveralValues(target.values(), values(result), List.of());
            case MultiLabelTarget target -> {
                Predictions.Labels labels = new Predictions.Labels(
                        target.labels(), numbers(result, OnnxTranslation.PROBABILITIES), List.of());
                if (!(value(result, OnnxTranslation.LABEL) instanceof String[][] texts)) {
                    throw failed(Message.of("exchange/onnx-outputs-of-labels"), null);
                }
                checkLabels(labels, texts);
                yield labels;
            }
            case ReconstructionTarget target ->
                new Predictions.Reconstruction(
                        target.features(),
                        numbers(result, OnnxTranslation.PREDICTION),
                        firsts(numbers(result, OnnxTranslation.ERROR)),
                        List.of());
        };
    }

    /** Predicted numbers, in whichever precision they are. */
    private double[][] values(OrtSession.Result result) throws OrtException {
        return value(result, OnnxTranslation.PREDICTION) instanceof double[][] numbers
                ? numbers
                : Stream.of(numbers(result, OnnxTranslation.PREDICTION))
                        .map(row -> IntStream.range(0, row.length)
                                .mapToDouble(k -> row[k])
                                .toArray())
                        .toArray(double[][]::new);
    }

    private float[][] numbers(OrtSession.Result result, String output) throws OrtException {
        if (value(result, output) instanceof float[][] numbers) {
            return numbers;
        }
        throw failed(Message.of("exchange/onnx-output", output), null);
    }

    private static float[] firsts(float[][] rows) {
        float[] firsts = new float[rows.length];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = rows[i][0];
        }
        return firsts;
    }

    private void checkLabels(Predictions.Labels predictions, String[][] texts) {
        for (int row = 0; row < texts.length; row++) {
            for (int k = 0; k < texts[row].length; k++) {
                String expected = predictions.text(row, k);
                if (!PlainText.of(expected).equals(texts[row][k])) {
                    throw failed(
                            Message.of(
                                    "exchange/onnx-other-label",
                                    row + 1,
                                    texts[row][k],
                                    predictions.labels().get(k).column(),
                                    expected),
                            null);
                }
            }
        }
    }

    private static @Nullable Object value(OrtSession.Result result, String name) throws OrtException {
        return result.get(name).orElseThrow().getValue();
    }

    private void checkLabels(Predictions.Classes predictions, String[] labels) {
        List<Problem> problems = new ArrayList<>();
        for (int row = 0; row < labels.length; row++) {
            String expected = predictions.classes().get(predictions.best(row));
            if (!PlainText.of(expected).equals(labels[row])) {
                problems.add(Problem.error(
                        Location.file(file.toString()),
                        Message.of("exchange/onnx-other-class", row + 1, labels[row], expected)));
            }
        }
        ProblemException.throwIfErrors(problems);
    }

    private ProblemException failed(Message text, @Nullable Throwable cause) {
        Problem problem =
                Problem.error(Location.file(file.toString()), text.hinted(Message.of("exchange/export-again")));
        return cause == null ? problem.toException() : new ProblemException(problem, cause);
    }
}
