package org.layerwise.app;

import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.layerwise.data.table.Table;
import org.layerwise.export.PredictionsCsv;
import org.layerwise.runs.AtomicFile;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;

/**
 * A table and what a model says of its rows.
 *
 * @param path its file
 * @param table its cells
 * @param predictions one for each row
 */
public record PredictedTable(Path path, Table table, Predictions predictions) {

    /**
     * Reads a table and predicts all of it. Takes as long as the file is large.
     *
     * @throws org.layerwise.base.ProblemException when it cannot be read, or lacks a column that the model uses
     */
    public static PredictedTable of(Path path, Predictor predictor) {
        Table table = OpenTable.read(path).table();
        return new PredictedTable(path, table, predictor.predict(table, table.allRows()));
    }

    /**
     * Writes the table with the predictions beside it.
     *
     * @throws org.layerwise.base.ProblemException when the file cannot be written
     */
    public void save(Path file) {
        AtomicFile.write(
                file, out -> PredictionsCsv.write(predictions, table, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }
}
