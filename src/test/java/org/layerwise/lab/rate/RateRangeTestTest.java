package org.layerwise.lab.rate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.train.RunControl;
import org.layerwise.train.RunListener;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RateRangeTestTest {
    private static final Resources ONE = new Resources(1, 1L << 30);

    @TempDir
    Path folder;

    private PreparedRun prepared(Table table, String... changes) {
        Experiment experiment = ExperimentEdit.apply(Runs.experiment(table), List.of(changes));
        RunRecipe recipe = new RunRecipe(experiment, folder, null, new RunStart.FreshWeights());
        return recipe.prepare(Runs.prepare(table, experiment));
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    /** fastai's rules on recorded curves, from {@code src/test/golden/rates.py}. */
    @Test
    void suggestionsAreThoseOfFastai() throws Exception {
        JsonNode golden = JsonMapper.shared().readTree(Files.readString(Path.of("src/test/golden/rates.json")));
        int count = 0;
        for (JsonNode each : golden.get("cases")) {
            double[] losses = numbers(each.get("losses"));
            RateRamp ramp = new RateRamp(1e-7, 10, each.get("steps").intValue(), RateRamp.Shape.EXPONENTIAL);
            double[] smoothed = SmoothedLoss.of(losses);
            assertArrayEquals(numbers(each.get("smoothed")), smoothed, 1e-9);
            RateSuggestions found = RateSuggestions.of(ramp.rates(losses.length), smoothed, ramp.steps())
                    .orElseThrow();
            JsonNode expected = each.get("suggestions");
            assertEquals(1, found.steepest() / expected.get("steepest").doubleValue(), 1e-9);
            assertEquals(1, found.valley() / expected.get("valley").doubleValue(), 1e-9);
            assertEquals(1, found.minimumTenth() / expected.get("minimum/10").doubleValue(), 1e-9);
            count++;
        }
        assertEquals(18, count);
    }

    @Test
    void ratesRiseFromTheFirstToTheLast() {
        RateRamp ramp = RateRamp.DEFAULT;
        assertEquals(1e-7, ramp.rate(1), 1e-20);
        assertEquals(10, ramp.rate(100), 1e-12);
        assertEquals(ramp.rate(51) / ramp.rate(50), ramp.rate(2) / ramp.rate(1), 1e-9);
        RateRamp even = new RateRamp(1, 100, 100, RateRamp.Shape.LINEAR);
        assertArrayEquals(new double[] {1, 2, 3, 4}, even.rates(4), 1e-12);
        assertThrows(ProblemException.class, () -> new RateRamp(0, 1, 100, RateRamp.Shape.LINEAR));
        assertThrows(ProblemException.class, () -> new RateRamp(1, 1, 100, RateRamp.Shape.LINEAR));
        assertThrows(ProblemException.class, () -> new RateRamp(Double.NaN, 1, 100, RateRamp.Shape.LINEAR));
        assertThrows(ProblemException.class, () -> new RateRamp(1e-7, 1, 3, RateRamp.Shape.LINEAR));
    }

    @Test
    void aRunThatGoesOnIsTheSameToTheLastBitWithATestMeanwhile() {
        Table table = Runs.classes(folder, 90);
        float[][] alone = weights(prepared(table, "training.epochs=6"), () -> {});
        PreparedRun shared = prepared(table, "training.epochs=6");
        float[][] beside = weights(
                shared,
                () -> RateRangeTest.of(
                        shared, new RateRamp(1e-5, 1, 40, RateRamp.Shape.EXPONENTIAL), 1, ONE, share -> true));
        assertEquals(alone.length, beside.length);
        for (int i = 0; i < alone.length; i++) {
            assertArrayEquals(alone[i], beside[i]);
        }
    }

    private static float[][] weights(PreparedRun prepared, Runnable between) {
        Trainer trainer = prepared.trainer(prepared.experiment(), ONE);
        trainer.run(new RunControl(), List.of(), new RunListener() {
            @Override
            public void betweenUpdates(boolean epochEnded) {
                if (epochEnded && trainer.epoch() == 3) {
                    between.run();
                }
            }
        });
        float[][] values = trainer.weights().emptyCopy();
        trainer.weights().save(values);
        return values;
    }

    @Test
    void theSameTestGivesTheSameBitsAndSeedsAreThoseAfterTheExperiments() {
        PreparedRun prepared = prepared(Runs.classes(folder, 120));
        RateRangeTest test = RateRangeTest.of(prepared, RateRamp.DEFAULT, 2, ONE, share -> true);
        RateRangeTest again = RateRangeTest.of(prepared, RateRamp.DEFAULT, 2, ONE, share -> true);
        assertEquals(test.traces(), again.traces());
        long seed = prepared.experiment().seed();
        assertEquals(
                List.of(seed, seed + 1),
                test.traces().stream().map(RateTrace::seed).toList());
        assertFalse(java.util.Arrays.equals(
                test.traces().get(0).losses(), test.traces().get(1).losses()));
        assertFalse(test.isInconclusive(), () -> String.valueOf(test.doubt()));
        RateSuggestions found = test.suggestions().orElseThrow();
        assertTrue(found.valley() > 1e-5 && found.valley() < 1, found.toString());
    }

    @Test
    void aTestIsStoppedAtOnce() {
        PreparedRun prepared = prepared(Runs.classes(folder, 90));
        int[] asked = {0};
        assertThrows(
                CancellationException.class,
                () -> RateRangeTest.of(prepared, RateRamp.DEFAULT, 3, ONE, share -> ++asked[0] < 7));
        assertEquals(7, asked[0]);
    }

    private static RateTrace trace(
            long seed, int count, boolean diverged, java.util.function.IntToDoubleFunction loss) {
        return new RateTrace(seed, IntStream.range(0, count).mapToDouble(loss).toArray(), diverged);
    }

    private static String doubt(RateTrace... traces) {
        return Objects.requireNonNull(
                        RateRangeTest.of(RateRamp.DEFAULT, List.of(traces)).doubt())
                .key();
    }

    @Test
    void whatSaysLittleIsSaidToBeInconclusive() {
        assertEquals("lab.rate/rates-too-few", doubt(trace(1, 12, true, i -> 1)));
        assertEquals("lab.rate/rates-flat", doubt(trace(1, 100, false, i -> 2 + 0.001 * (i % 3))));
        assertEquals("lab.rate/rates-noisy", doubt(trace(1, 100, true, i -> 2 - 0.01 * i + (i % 2 == 0 ? 1.9 : -1.9))));
        assertEquals("lab.rate/rates-unfinished", doubt(trace(1, 100, false, i -> 2 - 0.015 * i)));
        assertEquals(
                "lab.rate/rates-disagree",
                doubt(
                        trace(1, 100, true, i -> i < 40 ? 3 - 0.05 * i : 1 + 0.002 * (i - 40)),
                        trace(2, 100, true, i -> i < 70 ? 3 : 3 - 0.09 * (i - 70))));
    }

    @Test
    void aCurveEndsWhereTheFirstSeedDoes() {
        RateRangeTest test = RateRangeTest.of(
                RateRamp.DEFAULT,
                List.of(trace(1, 100, false, i -> 2 - 0.01 * i), trace(2, 80, true, i -> 3 - 0.01 * i)));
        assertEquals(80, test.rates().length);
        assertEquals(2.5 - 0.01 * 30, test.losses()[30], 1e-12);
        assertEquals(RateRamp.DEFAULT.rate(80), test.divergesAt(), 1e-12);
        JsonNode json = RateReport.tree(test);
        assertEquals(80, json.get("points").size());
        assertTrue(json.get("perSeed").get(0).get("divergesAt").isNull());
        assertEquals(
                test.suggestions().orElseThrow().minimumTenth(),
                json.get("suggestions").get("minimum/10").doubleValue());
    }
}
