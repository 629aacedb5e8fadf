package org.layerwise.exchange;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Message;
import org.layerwise.catalog.Kind;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.table.Table;
import org.layerwise.files.AtomicFile;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;

/** The whole model with its pipeline, as one ONNX graph from raw cells to predictions; see {@link OnnxTranslation}. */
@Kind(
        id = "onnx",
        title = "ONNX",
        doc =
                "The whole model with its pipeline, from raw cells to predictions: opset 17 with ai.onnx.ml 3. Runs in ONNX "
                        + "Runtime and most other engines.",
        paper = "https://onnx.ai/onnx")
public record Onnx() implements Exporter {
    @Override
    public String extension() {
        return "onnx";
    }

    @Override
    public void write(Model model, Path file) {
        ModelProto translated = OnnxTranslation.of(model);
        AtomicFile.write(file, translated::writeTo);
    }

    /**
     * Texts are compared byte by byte in the graph, so that only spellings of training are known there; and it reads no dates.
     */
    @Override
    public List<Message> remarks(Model model) {
        List<String> columns = model.pipeline().columns().stream()
                .filter(column -> !column.spellings().isEmpty())
                .map(FittedColumn::name)
                .toList();
        List<String> dates = model.pipeline().columns().stream()
                .filter(column -> !column.datesFirst().isEmpty())
                .map(FittedColumn::name)
                .toList();
        List<Message> remarks = new ArrayList<>();
        if (!columns.isEmpty()) {
            remarks.add(Message.of("exchange/onnx-spellings", columns));
        }
        if (!dates.isEmpty()) {
            remarks.add(Message.of("exchange/onnx-dates", dates));
        }
        return remarks;
    }

    @Override
    public Predictions predict(Model model, Path file, Table table, int[] rows) {
        return new OnnxSession(file, model.pipeline()).predict(table, rows);
    }
}
