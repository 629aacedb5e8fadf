package org.layerwise.exchange;

import java.nio.file.Path;
import java.util.List;
import org.layerwise.base.Message;
import org.layerwise.data.table.Table;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;

/** A format in which a model leaves the house. */
public sealed interface Exporter permits Onnx, SafetensorsWeights {

    /** The end of its files' names, without the dot. */
    String extension();

    /**
     * Writes the model, whole or not at all.
     *
     * @throws org.layerwise.base.ProblemException when a part of the model has no translation (nothing is written then), or the
     *     file cannot be written
     */
    void write(Model model, Path file);

    /** What to know of the file that {@link #write} makes of a model. */
    default List<Message> remarks(Model model) {
        return List.of();
    }

    /**
     * Predicts rows of a raw table from a file that {@link #write} made.
     *
     * @param model the model of which the file was made; only what the format leaves out is taken from it
     * @param rows places of rows, from 0
     * @throws org.layerwise.base.ProblemException when the file cannot be read back, or a cell cannot
     */
    Predictions predict(Model model, Path file, Table table, int[] rows);
}
