package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.Samples;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

class DatasetTest {
    private final Dataset data = new Dataset(
            new FMatrixRMaj(new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}}),
            new FMatrixRMaj(new float[][] {{10}, {20}, {30}, {40}}),
            new int[] {3, 5, 7, 9},
            "sha256:0");

    @Test
    void gathersRowsInOrder() {
        FMatrixRMaj x = new FMatrixRMaj(3, 2);
        FMatrixRMaj y = new FMatrixRMaj(3, 1);
        float[] held = x.data;
        data.gather(new int[] {3, 1, 0, 2}, 1, 2, x, y);
        assertSame(held, x.data);
        assertEquals(2, x.numRows);
        assertArrayEquals(new float[] {3, 4, 1, 2}, Arrays.copyOf(x.data, x.getNumElements()));
        assertArrayEquals(new float[] {20, 10}, Arrays.copyOf(y.data, y.getNumElements()));
    }

    @Test
    void subsetsKeepTheirTableRows() {
        Dataset subset = data.subset(new int[] {2, 0});
        assertArrayEquals(new float[] {5, 6, 1, 2}, subset.features().data);
        assertArrayEquals(new float[] {30, 10}, subset.targets().data);
        assertArrayEquals(new int[] {7, 3}, subset.tableRows());
        assertEquals("sha256:0", subset.fingerprint());
    }

    @Test
    void refusesPartsOfDifferentLength() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new Dataset(new FMatrixRMaj(2, 1), new FMatrixRMaj(3, 1), new int[2], ""));
        assertEquals("features have 2 rows, targets 3, table rows 2", refusal.getMessage());
    }

    @Test
    void rowsInAFileAreThoseInMemory(@TempDir Path folder) throws IOException {
        String cells = IntStream.range(0, 70_000)
                .mapToObj(
                        i -> i % 97 + "." + i % 10 + (i % 3 == 0 ? ",a," : ",b,") + (i % 2 == 0 ? "yes" : "no") + "\n")
                .collect(Collectors.joining());
        Table table = Tables.of(folder, "x,c,t\n" + cells);
        ProblemCollector problems = new ProblemCollector();
        int[] rows = table.allRows();
        FittedPipeline pipeline =
                PipelineFitter.fit(PipelineSpec.DEFAULT, Tables.data(table, "t"), table, rows, problems);
        Dataset held = pipeline.transform(table, rows, problems);
        Dataset mapped = PreparedData.mapped(table, Samples.of(pipeline, table, rows), null, problems);
        assertArrayEquals(held.features().data, mapped.features().data);
        assertArrayEquals(held.targets().data, mapped.targets().data);
        int[] order = {69_999, 0, 65_536, 65_535, 12};
        assertArrayEquals(
                held.subset(order).features().data, mapped.subset(order).features().data);
        assertEquals(held.x().get(65_536, 1), mapped.x().get(65_536, 1));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("t.csv")), left.toList());
        }
    }
}
