package org.layerwise.app;

import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.Table;
import org.layerwise.exchange.PredictionsCsv;
import org.layerwise.files.AtomicFile;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;

/**
 * A table and what a model says of its rows.
 *
 * @param path its file
 * @param table its cells
 * @param predictions one for each row
 * @param flags the categories of each row that training never saw, mostly empty
 */
public record PredictedTable(Path path, Table table, Predictions predictions, List<String> flags) {
    public PredictedTable {
        flags = List.copyOf(flags);
    }

    /**
     * Reads a table as the one was written that the model was trained on, and predicts all of it. Takes as long as the file is
     * large.
     *
     * @param predictor of the model
     * @throws org.layerwise.base.ProblemException when it cannot be read, or lacks a column that the model uses
     */
    public static PredictedTable of(Path path, Model model, Predictor predictor) {
        DataSpec data = model.experiment().data();
        Table table = TableReader.readLike(path, data.format(), data.faults());
        int[] rows = table.allRows();
        Predictions predictions = predictor.predict(table, rows);
        return new PredictedTable(path, table, predictions, predictor.flags(table, rows));
    }

    /**
     * Writes the table with the predictions beside it.
     *
     * @throws org.layerwise.base.ProblemException when the file cannot be written
     */
    public void save(Path file) {
        AtomicFile.write(
                file,
                out -> PredictionsCsv.write(
                        predictions, flags, table, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }
}
