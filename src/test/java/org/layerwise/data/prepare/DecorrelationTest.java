package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.decorrelate.FittedProjection;
import org.layerwise.data.decorrelate.Pca;
import org.layerwise.data.decorrelate.PcaWhitening;
import org.layerwise.data.decorrelate.ZcaWhitening;
import org.layerwise.data.pipeline.FeatureLayout;
import org.layerwise.data.pipeline.FittedColumns;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Encoding;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

class DecorrelationTest {
    private static final int ALL = 100_000;
    private static final PcaWhitening WHITENING = new PcaWhitening(ALL, 1, 0);

    @TempDir
    Path folder;

    private final ProblemCollector problems = new ProblemCollector();

    private static Table penguins() {
        return TableReader.read(Path.of("sample-data/penguins.csv"), CsvFormat.AUTO);
    }

    private static PipelineSpec pipeline(Decorrelation decorrelation) {
        return PipelineSpec.DEFAULT.withDecorrelation(decorrelation);
    }

    private FittedPipeline fit(Table table, String target, Decorrelation decorrelation) {
        return PipelineFitter.fit(
                pipeline(decorrelation), Tables.data(table, target), table, table.allRows(), problems);
    }

    /** Σ(x − mean)(x − mean)ᵀ / (n − 1). */
    private static double[][] covariance(FMatrixRMaj rows) {
        int width = rows.numCols;
        double[][] covariance = new double[width][width];
        double[] mean = new double[width];
        for (int i = 0; i < rows.data.length; i++) {
            mean[i % width] += rows.data[i] / rows.numRows;
        }
        for (int i = 0; i < rows.numRows; i++) {
            for (int a = 0; a < width; a++) {
                for (int b = 0; b < width; b++) {
                    covariance[a][b] += (rows.get(i, a) - mean[a]) * (rows.get(i, b) - mean[b]) / (rows.numRows - 1);
                }
            }
        }
        return covariance;
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        IntStream.range(0, size).forEach(i -> identity[i][i] = 1);
        return identity;
    }

    private static void assertNear(double[][] expected, double[][] found) {
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], found[i], 2e-5);
        }
    }

    @Test
    void whitenedTrainingFeaturesHaveUnitCovariance() {
        Table table = penguins();
        FittedPipeline whitened = fit(table, "species", WHITENING);
        FMatrixRMaj features = whitened.features(table, table.allRows(), problems);
        int width = whitened.layout().width();
        int before = whitened.apart().layout().width();
        assertEquals(before - 2, width, "the islands add up to 1, and so do the sexes");
        assertEquals("pc1", whitened.featureNames().getFirst());
        assertEquals("pc" + width, whitened.featureNames().getLast());
        assertNear(identity(width), covariance(features));
        assertEquals(List.of(), problems.problems());
    }

    @Test
    void turningKeepsVariancesAndShareOfThemDecidesHowManyAreKept() {
        Table table = penguins();
        FittedPipeline turned = fit(table, "species", new Pca(ALL, 0.9));
        FMatrixRMaj features = turned.features(table, table.allRows(), problems);
        FittedProjection projection = assertInstanceOf(FittedProjection.class, turned.decorrelation());
        double[][] expected = identity(features.numCols);
        IntStream.range(0, expected.length)
                .forEach(i -> expected[i][i] = projection.variances().get(i));
        assertNear(expected, covariance(features));
        assertTrue(projection.keptShare() >= 0.9);
        assertEquals(
                projection.outputs() - 1,
                ((FittedProjection) fit(table, "species", new Pca(projection.outputs() - 1, 0.9))
                                .decorrelation())
                        .outputs());
        double[] shares = projection.variances().stream()
                .limit(projection.outputs() - 1)
                .mapToDouble(Double::doubleValue)
                .toArray();
        double all =
                projection.variances().stream().mapToDouble(Double::doubleValue).sum();
        assertTrue(Arrays.stream(shares).sum() / all < 0.9, "one component fewer holds less");
    }

    @Test
    void whiteningInPlaceKeepsColumnsAndTheirPlaces() {
        Table table = penguins();
        FittedPipeline apart =
                fit(table, "species", new PcaWhitening(ALL, 1, 0)).apart();
        FittedPipeline whitened = fit(table, "species", new ZcaWhitening(0.01));
        assertEquals(apart.layout(), whitened.layout());
        assertEquals(apart.featureNames(), whitened.featureNames());
        assertEquals(apart.columnOf(3), whitened.columnOf(3));
        double[][] found = covariance(whitened.features(table, table.allRows(), problems));
        assertEquals(1, found[3][3], 0.05);
        assertEquals(0, found[3][4], 0.05);
    }

    @Test
    void learnsNothingFromRowsOutsideTraining() {
        Table one = Tables.of(folder, "a,b,c,y\n1,5,u,1\n2,3,v,2\n3,4,u,3\n4,1,v,4\n5,5,u,5\n");
        Table other = Tables.of(folder, "a,b,c,y\n1,5,u,1\n2,3,v,2\n3,4,u,3\n4,1,v,4\n-4e9,9e9,zzz,-1\n");
        int[] train = {0, 1, 2, 3};
        for (Decorrelation step : List.of(new Pca(ALL, 1), WHITENING, new ZcaWhitening(1e-5))) {
            DataSpec data = Tables.data(one, "y");
            assertEquals(
                    PipelineFitter.fit(pipeline(step), data, one, train, problems),
                    PipelineFitter.fit(pipeline(step), data, other, train, problems));
            assertNotEquals(
                    PipelineFitter.fit(pipeline(step), data, one, train, problems),
                    PipelineFitter.fit(pipeline(step), data, other, other.allRows(), problems));
        }
    }

    @Test
    void numbersOfCategoriesStayApart() {
        Table table = Tables.of(folder, "i,a,b,y\nu,1,5,1\nv,2,3,2\nu,3,4,3\nw,4,1,4\nu,5,5,5\n");
        DataSpec data = Tables.data(table, "y");
        PipelineSpec spec = pipeline(WHITENING).withEncoding(Encoding.INDEX);
        FittedPipeline whitened = PipelineFitter.fit(spec, data, table, table.allRows(), problems);
        assertEquals(List.of("pc1", "pc2", "i=0…3"), whitened.featureNames());
        assertEquals(
                new FeatureLayout(
                        List.of(
                                new FeatureLayout.Span("pc1", 0, 1),
                                new FeatureLayout.Span("pc2", 1, 2),
                                new FeatureLayout.Span("i", 2, 3)),
                        List.of("a", "b")),
                whitened.layout());
        assertEquals(Optional.empty(), whitened.columnOf(1));
        assertEquals(
                FittedColumns.index("i", List.of("u", "v", "w")),
                whitened.columnOf(2).orElseThrow());
        FMatrixRMaj features = whitened.features(table, table.allRows(), problems);
        assertArrayEquals(new float[] {1, 2, 1, 3, 1}, column(features, 2));
        FittedPipeline inPlace =
                PipelineFitter.fit(spec.withDecorrelation(new ZcaWhitening(0)), data, table, table.allRows(), problems);
        assertEquals(List.of("i=0…3", "a", "b"), inPlace.featureNames());
        assertArrayEquals(new float[] {1, 2, 1, 3, 1}, column(inPlace.features(table, table.allRows(), problems), 0));
        assertTravels(whitened);
        assertTravels(spec);
        assertEquals(List.of(), problems.problems());
    }

    private static float[] column(FMatrixRMaj matrix, int column) {
        float[] values = new float[matrix.numRows];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.get(i, column);
        }
        return values;
    }

    private static void assertTravels(Object value) {
        assertEquals(value, new JsonCodec("t").read(value.getClass(), JsonCodec.write(value), ""));
    }

    @Test
    void aFileWithoutItStaysAsItWas() {
        Table table = penguins();
        FittedPipeline plain = PipelineFitter.fit(
                PipelineSpec.DEFAULT, Tables.data(table, "species"), table, table.allRows(), problems);
        assertFalse(JsonCodec.write(plain).has("decorrelation"));
        assertFalse(JsonCodec.write(PipelineSpec.DEFAULT).has("decorrelation"));
        assertTravels(plain);
    }

    @Test
    void aColumnNamedLikeAComponentIsNoComponent() {
        Table table = Tables.of(folder, "pc1,a,b,y\nu,1,5,1\nv,2,3,2\nu,3,4,3\nw,4,1,4\n");
        FittedPipeline whitened = PipelineFitter.fit(
                pipeline(WHITENING).withEncoding(Encoding.INDEX),
                Tables.data(table, "y"),
                table,
                table.allRows(),
                problems);
        assertEquals(List.of("_pc1", "_pc2", "pc1=0…3"), whitened.featureNames());
    }

    @Test
    void rowsReadAFewAtATimeGiveTheSameAxes() {
        RandomStream random = new Seed(5).stream("rows");
        StringBuilder text = new StringBuilder("a,b,c,y\n");
        for (int i = 0; i < 9_000; i++) {
            double a = random.nextGaussian() + (i > 4_500 ? 50 : 0);
            double b = 0.5 * a + random.nextGaussian();
            text.append(String.format(Locale.ROOT, "%.5f,%.5f,%.5f,%d%n", a, b, random.nextGaussian() - b, i % 7));
        }
        Table table = Tables.of(folder, text.toString());
        FittedPipeline whitened = fit(table, "y", WHITENING);
        assertNear(identity(3), covariance(whitened.features(table, table.allRows(), problems)));
    }

    @Test
    void moreFeaturesThanRowsGiveOneComponentFewerThanRows() {
        RandomStream random = new Seed(6).stream("wide");
        StringBuilder text = new StringBuilder("y");
        IntStream.range(0, 40).forEach(k -> text.append(",x").append(k));
        for (int i = 0; i < 6; i++) {
            text.append("\n").append(i / 2.0);
            IntStream.range(0, 40).forEach(k -> text.append(",").append(random.nextFloat()));
        }
        Table table = Tables.of(folder, text.append("\n").toString());
        FittedPipeline whitened = fit(table, "y", WHITENING);
        assertEquals(5, whitened.layout().width());
        assertNear(identity(5), covariance(whitened.features(table, table.allRows(), problems)));
        FittedPipeline inPlace = fit(table, "y", new ZcaWhitening(0));
        assertEquals(40, inPlace.layout().width());
    }

    @Test
    void wideTablesAreRefusedWhereTheirMatrixIsTooLarge() {
        RandomStream random = new Seed(8).stream("wide and constant");
        StringBuilder text = new StringBuilder("y");
        IntStream.range(0, 1500).forEach(k -> text.append(",x").append(k));
        for (int i = 0; i < 8; i++) {
            text.append("\n").append(i / 2.0);
            for (int k = 0; k < 1500; k++) {
                text.append(",").append(k < 1400 && i < 6 ? 3 : random.nextInt(90));
            }
        }
        Table table = Tables.of(folder, text.append("\n").toString());
        DataSpec data = Tables.data(table, "y");
        int[] train = {0, 1, 2, 3, 4, 5};
        FittedPipeline whitened = PipelineFitter.fit(pipeline(WHITENING), data, table, train, problems);
        assertEquals(5, whitened.layout().width());
        assertEquals(
                List.of(
                        "ERROR pipeline.decorrelation: 1500 features onto 1500 take 2250000 numbers; a model file holds 2000000."
                                + " Keep at most 1333 components, or ignore some columns."),
                Tables.complaints(
                        folder, () -> PipelineFitter.fit(pipeline(new ZcaWhitening(0)), data, table, train, problems)));
    }

    @Test
    void saysWhatCannotBe() {
        Table alike = Tables.of(folder, "a,b,y\n1,5,1\n1,5,2\n3,4,3\n");
        DataSpec data = Tables.data(alike, "y");
        assertEquals(
                List.of(
                        "ERROR pipeline.decorrelation: no feature varies in the 2 training rows. Set it to none, or use more"
                                + " rows or other columns."),
                Tables.complaints(
                        folder,
                        () -> PipelineFitter.fit(pipeline(WHITENING), data, alike, new int[] {0, 1}, problems)));
        Table huge = Tables.of(folder, "a,b,y\n3e38,5,1\n-3e38,3,2\n3e38,4,3\n");
        for (float value : fit(huge, "y", WHITENING).features(huge, huge.allRows(), problems).data) {
            assertTrue(Math.abs(value) < 2, "whitened to unit variance, not " + value);
        }
        Table texts = Tables.of(folder, "i,y\nu,1\nv,2\nu,3\n");
        FittedPipeline left = PipelineFitter.fit(
                pipeline(WHITENING).withEncoding(Encoding.INDEX),
                Tables.data(texts, "y"),
                texts,
                texts.allRows(),
                problems);
        assertEquals(Optional.empty(), left.joint());
        assertEquals(
                List.of(
                        "WARNING pipeline.decorrelation: all features are numbers of categories for an embedding, which stay"
                                + " as they are. Set it to none, or encode columns one-hot."),
                Tables.describe(folder, problems.problems()));
    }
}
