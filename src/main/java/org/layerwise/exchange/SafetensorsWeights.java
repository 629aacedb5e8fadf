package org.layerwise.exchange;

import java.nio.file.Path;
import org.layerwise.base.Seed;
import org.layerwise.catalog.Kind;
import org.layerwise.data.table.Table;
import org.layerwise.files.AtomicFile;
import org.layerwise.files.WeightsFile;
import org.layerwise.nn.graph.Weights;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;

/** The parameters alone, as {@link WeightsFile} names them. */
@Kind(
        id = "safetensors",
        title = "safetensors",
        doc =
                "The weights alone, by name: NODE.weight [in × out], NODE.bias [out], and batch normalization's statistics. "
                        + "Read by most libraries, and by train --weights.",
        paper = "https://github.com/huggingface/safetensors")
public record SafetensorsWeights() implements Exporter {
    @Override
    public String extension() {
        return "safetensors";
    }

    @Override
    public void write(Model model, Path file) {
        AtomicFile.write(file, out -> WeightsFile.write(model.plan(), model.weights(), out));
    }

    @Override
    public Predictions predict(Model model, Path file, Table table, int[] rows) {
        Weights weights = Weights.initialize(model.plan(), new Seed(0));
        weights.restore(WeightsFile.load(file, model.plan()));
        Model copy = new Model(model.experiment(), model.plan(), weights, model.pipeline(), model.provenance());
        return new Predictor(copy).predict(table, rows);
    }
}
