package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.exchange.Onnx;
import org.layerwise.files.ModelFile;
import org.layerwise.train.Predictions;

/** What ONNX Runtime answers for a classifier's exported file. */
final class OnnxAnswer {
    private OnnxAnswer() {}

    /**
     * Exports a classifier and asks ONNX Runtime for the same rows.
     *
     * @param predicted what {@code predict} wrote for these cells
     * @return what ONNX Runtime says
     */
    static Predictions.Classes assertSame(Path model, Path cells, String predicted) throws IOException {
        Path predictions = Files.writeString(cells.resolveSibling("predictions.csv"), predicted);
        Path file = cells.resolveSibling("m.onnx");
        Outcome.done("export", model, "--format", "onnx", "-o", file);
        Table table = TableReader.read(cells, CsvFormat.AUTO);
        Predictions.Classes elsewhere =
                (Predictions.Classes) new Onnx().predict(ModelFile.load(model), file, table, table.allRows());
        for (int k = 0; k < elsewhere.classes().size(); k++) {
            double[] ours = Rows.numbers(
                    predictions, "probability:" + elsewhere.classes().get(k));
            for (int row = 0; row < ours.length; row++) {
                assertEquals(elsewhere.probabilities()[row][k], ours[row], 1e-5);
            }
        }
        return elsewhere;
    }
}
