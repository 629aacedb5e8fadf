package org.layerwise.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.runs.SeedComparison.Difference;
import org.layerwise.runs.SeedComparison.Sample;

/** Values by hand: of 0.90, 0.92, 0.97 the mean is 0.93, the squares 0.0009 + 0.0001 + 0.0016 = 0.0026. */
class SeedComparisonTest {
    private static final String ACCURACY = "accuracy/validation";

    private static RunInfo run(int number, double accuracy) {
        return RunInfos.run(number, RunInfos.figures(ACCURACY, accuracy), "");
    }

    @Test
    void runsThatDifferInTheSeedAloneAreOneGroup() {
        List<RunInfo> runs = List.of(run(1, 0.90), run(2, 0.93), run(3, 0.92), run(4, 0.97), run(5, 0.95));
        RunComparison comparison = new RunComparison(
                runs,
                List.of(
                        new RunComparison.Setting("seed", List.of("1", "1", "2", "3", "2")),
                        new RunComparison.Setting("training.batch", List.of("32", "64", "32", "32", "64"))),
                List.of(ACCURACY));
        SeedComparison seeds = SeedComparison.of(comparison);
        assertEquals(
                List.of(List.of(0, 2, 3), List.of(1, 4)),
                seeds.groups().stream().map(SeedComparison.Group::members).toList());
        assertTrue(seeds.hasGroups());
        Sample first = seeds.groups().getFirst().sample(ACCURACY, true);
        assertEquals(0.93, first.mean(), 1e-12);
        assertEquals(Math.sqrt(0.0026 / 2), first.deviation(), 1e-12);
        assertEquals(Math.sqrt(0.0026 / 2 / 3), first.standardError(), 1e-12);
        assertFalse(SeedComparison.apart(comparison).hasGroups());
    }

    @Test
    void runsOnOtherDataAreNoSeedsOfOneGroup() {
        RunInfo other = run(2, 0.9);
        RunInfo elsewhere = new RunInfo(
                other.id(),
                other.name(),
                other.state(),
                "",
                other.started(),
                other.ended(),
                other.seconds(),
                other.progress(),
                new RunInfo.Data("/data/iris.csv", "other", "", "classification"),
                other.figures(),
                other.curve(),
                other.label(),
                other.origin(),
                other.owner(),
                other.settings(),
                other.bytes());
        RunComparison comparison = new RunComparison(
                List.of(run(1, 0.9), elsewhere),
                List.of(new RunComparison.Setting("seed", List.of("1", "2"))),
                List.of(ACCURACY));
        assertFalse(SeedComparison.of(comparison).hasGroups());
    }

    @Test
    void aDifferenceSmallerThanTwiceItsStandardErrorIsNoDifference() {
        Sample a = Sample.of(0.90, 0.92, 0.97);
        Sample b = Sample.of(0.93, 0.95);
        Difference close = a.to(b);
        assertEquals(0.01, close.value(), 1e-12);
        // 0.0026/2/3 + (2 · 0.0001)/1/2
        assertEquals(Math.sqrt(0.0013 / 3 + 0.0001), close.standardError(), 1e-12);
        assertTrue(close.isIndistinguishable());
        Difference far = a.to(Sample.of(0.98, 1.0));
        assertEquals(0.06, far.value(), 1e-12);
        assertFalse(far.isIndistinguishable());
    }

    @Test
    void exactlyTwiceTheStandardErrorIsADifference() {
        assertFalse(new Difference(-2, 1).isIndistinguishable());
        assertTrue(new Difference(-1.99, 1).isIndistinguishable());
    }

    @Test
    void oneSeedSaysNothingAboutChance() {
        Difference difference = Sample.of(0.9).to(Sample.of(0.91, 0.92));
        assertFalse(difference.isTested());
        assertFalse(difference.isIndistinguishable());
        assertEquals(0, Sample.of().count());
        assertTrue(Double.isNaN(Sample.of().mean()));
    }
}
