package org.layerwise.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Seed;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.table.CellPrecision;
import org.layerwise.data.table.Table;
import org.layerwise.files.SampleModels;
import org.layerwise.nn.graph.Weights;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;

class ReadBackTest {
    @TempDir
    Path folder;

    private Table table;
    private Model model;

    @BeforeEach
    void makeAModel() throws IOException {
        table = SampleModels.table(folder);
        model = SampleModels.model(table, "price");
    }

    @TestFactory
    Stream<DynamicTest> everyExporterPredictsTheSame() {
        return Catalog.of(Exporter.class).kinds().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.id(), () -> {
                    Exporter exporter = kind.withDefaults();
                    Path file = folder.resolve("model." + exporter.extension());
                    exporter.write(model, file);
                    ReadBack result = ReadBack.of(exporter, model, file, table);
                    assertEquals(new ReadBack(100, result.largestDifference(), true), result);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyExporterNoticesAnotherModelsFile() {
        Weights others = Weights.initialize(model.plan(), new Seed(99));
        Model other = new Model(model.experiment(), model.plan(), others, model.pipeline(), model.provenance());
        return Catalog.of(Exporter.class).kinds().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.id(), () -> {
                    Exporter exporter = kind.withDefaults();
                    Path file = folder.resolve("other." + exporter.extension());
                    exporter.write(other, file);
                    ReadBack result = ReadBack.of(exporter, model, file, table);
                    assertEquals(new ReadBack(100, result.largestDifference(), false), result);
                }));
    }

    @Test
    void safetensorsGivesTheSameBits() {
        Path file = folder.resolve("model.safetensors");
        new SafetensorsWeights().write(model, file);
        assertEquals(new ReadBack(100, 0, true), ReadBack.of(new SafetensorsWeights(), model, file, table));
    }

    @Test
    void safetensorsOfAnotherNetworkAreRefused() {
        Path file = folder.resolve("model.safetensors");
        new SafetensorsWeights().write(SampleModels.model(table, "kind"), file);
        assertThrows(ProblemException.class, () -> ReadBack.of(new SafetensorsWeights(), model, file, table));
    }

    @Test
    void comparesByTheContractsTolerance() {
        assertEquals(new ReadBack(2, 0.5, true), compare(new double[] {100_000, 2}, new double[] {100_000.5, 2}));
        assertEquals(new ReadBack(2, 1.5, false), compare(new double[] {100_000, 2}, new double[] {100_001.5, 2}));
        assertEquals(
                new ReadBack(1, Math.abs(0.1 - 0.10002), false), compare(new double[] {0.1}, new double[] {0.10002}));
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY};
        assertEquals(new ReadBack(2, 0, true), compare(odd, odd.clone()));
        assertEquals(new ReadBack(1, Double.NaN, false), compare(new double[] {Double.NaN}, new double[] {1}));
        assertEquals(
                new ReadBack(1, 0, true),
                ReadBack.compare(
                        new Predictions.Classes(List.of("a", "b"), new float[][] {{0.5f, 0.5f}}, List.of()),
                        new Predictions.Classes(List.of("a", "b"), new float[][] {{0.5f, 0.5f}}, List.of())));
    }

    private static ReadBack compare(double[] a, double[] b) {
        RegressionTarget target = new RegressionTarget("y", 0, 1, CellPrecision.FLOAT64);
        return ReadBack.compare(
                new Predictions.Values(target, a, List.of()), new Predictions.Values(target, b, List.of()));
    }
}
