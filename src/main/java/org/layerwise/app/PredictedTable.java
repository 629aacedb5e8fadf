package org.layerwise.app;

import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
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
 * @param score how well its own targets were met; null where it has none, or they cannot be used
 * @param unscored why its targets cannot be used
 */
public record PredictedTable(
        Path path,
        Table table,
        Predictions predictions,
        List<String> flags,
        @Nullable TableScore score,
        List<Problem> unscored) {
    public PredictedTable {
        flags = List.copyOf(flags);
        unscored = List.copyOf(unscored);
    }

    /**
     * Reads a table as the one was written that the model was trained on, predicts all of it, and scores that where the table
     * has the target. Takes as long as the file is
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
        List<String> flags = predictor.flags(table, rows);
        try {
            TableScore score = TableScore.of(model, table, predictions).orElse(null);
            return new PredictedTable(path, table, predictions, flags, score, List.of());
        } catch (ProblemException e) {
            return new PredictedTable(path, table, predictions, flags, null, e.problems());
        }
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
