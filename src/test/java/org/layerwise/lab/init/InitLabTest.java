package org.layerwise.lab.init;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.lab.init.InitRequest.RowSource;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.TableSource;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;
import tools.jackson.databind.JsonNode;

class InitLabTest {
    private static final Resources ONE = new Resources(1, 1L << 30);

    @TempDir
    Path folder;

    private PreparedRun prepared(String... changes) {
        Table table = Runs.classes(folder, 120);
        Experiment experiment = Runs.experiment(table, changes);
        return Runs.prepared(experiment, Runs.prepare(table, experiment));
    }

    private static InitComparison measure(
            PreparedRun prepared, int seeds, int steps, RowSource rows, String... varies) {
        InitRequest request =
                new InitRequest(Variations.of(prepared.experiment(), List.of(varies)), seeds, steps, rows);
        return InitLab.of(prepared, TableSource.FILES, request, ONE, share -> true);
    }

    @Test
    void theSameSeedsGiveTheSameFigures() {
        PreparedRun prepared = prepared();
        for (RowSource rows : RowSource.values()) {
            String first = InitReport.tree(measure(prepared, 2, 5, rows)).toString();
            assertEquals(first, InitReport.tree(measure(prepared, 2, 5, rows)).toString());
            assertNotEquals(
                    first,
                    InitReport.tree(measure(prepared("seed=9"), 2, 5, rows)).toString());
        }
    }

    /** Measured by hand on the same first weights: the standard deviation of tanh(x·W). */
    @Test
    void aLayerIsMeasuredOnTheTrainingRows() {
        PreparedRun prepared = prepared();
        LayerFigures first = measure(prepared, 1, 0, RowSource.TABLE)
                .results()
                .getFirst()
                .layers()
                .getFirst();
        Trainer trainer = prepared.trainer(prepared.experiment(), ONE);
        float[][] values = trainer.weights().emptyCopy();
        trainer.weights().save(values);
        int rows = prepared.data().train().rows();
        int units = 16;
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            for (int unit = 0; unit < units; unit++) {
                double z = 0;
                for (int k = 0; k < 2; k++) {
                    z += (double) prepared.data().train().x().get(row, k) * values[0][k * units + unit];
                }
                double a = Math.tanh(z);
                sum += a;
                squares += a * a;
            }
        }
        double mean = sum / (rows * units);
        assertEquals(mean, first.mean(), 1e-6);
        assertEquals(Math.sqrt(squares / (rows * units) - mean * mean), first.std(), 1e-6);
        assertEquals("activation1", first.layer());
        assertTrue(first.gradientStd() > 0);
    }

    @Test
    void aVariantMayReadItsRowsOtherwise() {
        PreparedRun prepared = prepared();
        InitRequest request = new InitRequest(
                Variations.of(prepared.experiment(), List.of("pipeline.scaling=standardize,min-max")),
                1,
                0,
                RowSource.TABLE);
        Table table = prepared.data().table();
        InitComparison found = InitLab.of(prepared, (file, spec) -> table, request, ONE, share -> true);
        assertNotEquals(
                found.results().get(0).layers().getFirst().std(),
                found.results().get(1).layers().getFirst().std());
    }

    @Test
    void theTheoryEndsAtALayerItDoesNotKnow() {
        PreparedRun prepared = prepared("network=[{\"id\":\"input\",\"kind\":\"input\",\"inputs\":[]},"
                + "{\"id\":\"dense1\",\"kind\":\"dense\",\"units\":400,\"inputs\":[\"input\"]},"
                + "{\"id\":\"activation1\",\"kind\":\"activation\",\"inputs\":[\"dense1\"]},"
                + "{\"id\":\"drop\",\"kind\":\"dropout\",\"inputs\":[\"activation1\"]},"
                + "{\"id\":\"dense2\",\"kind\":\"dense\",\"units\":400,\"inputs\":[\"drop\"]},"
                + "{\"id\":\"activation2\",\"kind\":\"activation\",\"inputs\":[\"dense2\"]},"
                + "{\"id\":\"output\",\"kind\":\"dense\",\"units\":1,\"inputs\":[\"activation2\"]},"
                + "{\"id\":\"prediction\",\"kind\":\"activation\",\"function\":\"sigmoid\",\"inputs\":[\"output\"]}]");
        InitResult result = measure(prepared, 3, 0, RowSource.NORMAL).results().getFirst();
        assertEquals("lab.init/theory-ends", result.theory().key());
        assertTrue(
                result.theory().text().contains("drop (Dropout)"),
                result.theory().text());
        JsonNode layers = InitReport.tree(measure(prepared, 1, 0, RowSource.NORMAL))
                .get("variants")
                .get(0)
                .get("layers");
        assertEquals(2, layers.size());
        assertTrue(layers.get(0).get("theory").isNumber());
        assertTrue(layers.get(1).get("theory").isNull());
        assertTrue(layers.get(1).get("std").isNumber());
    }

    @Test
    void narrowLayersPartFromTheTheory() {
        PreparedRun prepared = prepared(
                "network.dense1.units=3",
                "network.dense2.units=3",
                "network.activation1.function=relu",
                "network.activation2.function=relu");
        InitResult result = measure(prepared, 1, 0, RowSource.NORMAL).results().getFirst();
        assertEquals("lab.init/theory-parts", result.theory().key());
        assertTrue(
                result.theory().text().contains("with 3 units"), result.theory().text());
    }

    /** A batch of one row says little of the others. */
    @Test
    void lsuvHoldsOnItsBatchAlone() {
        PreparedRun prepared = prepared(
                "training.batch=1",
                "network.dense1.units=200",
                "network.dense2.units=200",
                "network.activation1.function=relu",
                "network.activation2.function=relu");
        InitResult result = measure(prepared, 1, 0, RowSource.TABLE, "network.dense*.initializer=lsuv")
                .results()
                .getFirst();
        assertEquals("lab.init/theory-parts", result.theory().key());
        assertTrue(
                result.theory().text().contains("on the first batch"),
                result.theory().text());
        InitResult onItsRows = measure(prepared, 1, 0, RowSource.NORMAL, "network.dense*.initializer=lsuv")
                .results()
                .getFirst();
        assertEquals("lab.init/theory-holds", onItsRows.theory().key());
    }

    @Test
    void updatesAreMadeAndMeasured() {
        InitResult result = measure(prepared("training.batch=10"), 2, 25, RowSource.TABLE)
                .results()
                .getFirst();
        TrainedFigures trained = result.trained();
        assertTrue(trained != null && trained.firstLoss() > 0);
        assertEquals(25, trained.steps());
        assertFalse(trained.layers().get(1).std() == result.layers().get(1).std(), "weights have moved");
        assertArrayEquals(
                new double[] {result.layers().getFirst().theory()},
                new double[] {trained.layers().getFirst().theory()});
    }

    @Test
    void aComparisonIsStoppedAtOnce() {
        PreparedRun prepared = prepared();
        InitRequest request = new InitRequest(Variations.of(prepared.experiment(), List.of()), 3, 50, RowSource.TABLE);
        int[] asked = {0};
        assertThrows(
                CancellationException.class,
                () -> InitLab.of(prepared, TableSource.FILES, request, ONE, share -> ++asked[0] < 7));
        assertEquals(7, asked[0]);
    }

    @Test
    void progressRisesToOne() {
        PreparedRun prepared = prepared();
        InitRequest request = new InitRequest(
                Variations.of(prepared.experiment(), List.of("network.dense1.units=4,8")), 2, 10, RowSource.TABLE);
        double[] last = {0};
        InitLab.of(prepared, TableSource.FILES, request, ONE, share -> {
            assertTrue(share >= last[0] - 1e-9, share + " after " + last[0]);
            last[0] = share;
            return true;
        });
        assertEquals(1, last[0], 1e-9);
    }

    @Test
    void tooMuchIsRefused() {
        List<InitVariant> one = Variations.of(prepared().experiment(), List.of());
        assertThrows(ProblemException.class, () -> new InitRequest(List.of(), 1, 0, RowSource.TABLE));
        assertThrows(ProblemException.class, () -> new InitRequest(one, 0, 0, RowSource.TABLE));
        assertThrows(ProblemException.class, () -> new InitRequest(one, 101, 0, RowSource.TABLE));
        assertThrows(ProblemException.class, () -> new InitRequest(one, 1, -1, RowSource.TABLE));
        assertThrows(ProblemException.class, () -> new InitRequest(one, 1, 100_001, RowSource.TABLE));
    }
}
