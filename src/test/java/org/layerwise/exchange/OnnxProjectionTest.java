package org.layerwise.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.decorrelate.Pca;
import org.layerwise.data.decorrelate.PcaWhitening;
import org.layerwise.data.decorrelate.ZcaWhitening;
import org.layerwise.data.spec.ColumnEncoding;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.table.Table;
import org.layerwise.files.ModelFile;
import org.layerwise.files.SampleModels;
import org.layerwise.train.Model;

/** All features together in the model file and in ONNX Runtime, on rows with missing and unseen values. */
class OnnxProjectionTest {
    @TempDir
    Path folder;

    private static List<Decorrelation> steps() {
        List<Decorrelation> steps = new ArrayList<>(Catalog.of(Decorrelation.class).kinds().stream()
                .map(KindInfo::withDefaults)
                .toList());
        steps.add(new Pca(3, 1));
        steps.add(new PcaWhitening(4, 0.95, 0));
        steps.add(new PcaWhitening(100_000, 1, 0));
        steps.add(new ZcaWhitening(0));
        return steps;
    }

    @TestFactory
    Stream<DynamicTest> predictsTheSame() {
        return steps().stream()
                .flatMap(step -> Stream.of(ColumnEncoding.PIPELINE, ColumnEncoding.INDEX)
                        .map(encoding -> DynamicTest.dynamicTest(step + ", " + encoding, () -> check(step, encoding))));
    }

    private void check(Decorrelation step, ColumnEncoding encoding) throws Exception {
        Table table = SampleModels.table(folder);
        Model model = SampleModels.model(
                table,
                "kind",
                SampleModels.network(table, "kind"),
                data -> data.with(data.column("岛屿").orElseThrow().withEncoding(encoding)),
                PipelineSpec.DEFAULT.withDecorrelation(step));
        Path onnx = folder.resolve("model.onnx");
        new Onnx().write(model, onnx);
        Path own = folder.resolve("model.layerwise");
        ModelFile.save(model, own);
        Model loaded = ModelFile.load(own);
        assertEquals(model.pipeline(), loaded.pipeline());
        assertEquals(model.experiment(), loaded.experiment());
        for (Table some : List.of(table, unseen())) {
            ReadBack result = ReadBack.of(new Onnx(), model, onnx, some);
            assertTrue(result.agrees(), result::toString);
            assertEquals(Math.min(100, some.rowCount()), result.rows());
            assertEquals(0, ReadBack.of(model, loaded, some).largestDifference());
        }
    }

    private Table unseen() throws Exception {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(SampleModels.FEATURES);
        header.addAll(List.of("kind", "sex", "price"));
        rows.add(header);
        for (String token : MissingTokens.DEFAULTS) {
            rows.add(List.of(token, token, token, token, token, "0.5", token, token, token));
        }
        rows.add(List.of("43.25", "never seen", "-0", "16777217", "Ω", "0.5", "dog", "1", "5000"));
        rows.add(List.of("-1e6", "北島", "1.00000001", "0.1234567890123", "🐧", "0.1", "猫", "01", "5000"));
        rows.add(List.of("3e38", "O'Higgins", "-3e38", "1e-40", "none of these", "1", "?", "7", "5000"));
        rows.add(List.of("1e-20", "d", "0", "-5", "😀 ok", "2", "dog", "1", "5000"));
        return SampleModels.write(folder.resolve("unseen.csv"), rows);
    }
}
