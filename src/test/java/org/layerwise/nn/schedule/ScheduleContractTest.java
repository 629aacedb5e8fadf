package org.layerwise.nn.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;

/** What every schedule keeps to, for every kind in the catalog, and points of each by hand. */
class ScheduleContractTest {
    private static final int STEPS_PER_EPOCH = 4;
    private static final int EPOCHS = 100;

    /** A rate at an epoch or a step, worked out by hand for a learning rate of 0.8 in a run of 100 epochs of 4 steps. */
    record Point(Schedule schedule, long step, double rate) {
        Point(Schedule schedule, int epoch, int within, double rate) {
            this(schedule, (long) (epoch - 1) * STEPS_PER_EPOCH + within, rate);
        }
    }

    private static final List<Point> POINTS = List.of(
            new Point(new ConstantRate(), 77, 2, 0.8),
            new Point(new StepDecay(10, 0.5, Unit.EPOCH), 10, 4, 0.8),
            new Point(new StepDecay(10, 0.5, Unit.EPOCH), 11, 1, 0.4),
            new Point(new StepDecay(10, 0.5, Unit.EPOCH), 31, 1, 0.1),
            new Point(new StepDecay(10, 0.5, Unit.STEP), 11, 0.4),
            new Point(new MultiStepDecay(List.of(3, 5), 0.5, Unit.EPOCH), 3, 4, 0.8),
            new Point(new MultiStepDecay(List.of(3, 5), 0.5, Unit.EPOCH), 4, 1, 0.4),
            new Point(new MultiStepDecay(List.of(3, 5), 0.5, Unit.EPOCH), 100, 4, 0.2),
            new Point(new ExponentialDecay(0.5, Unit.EPOCH), 1, 3, 0.8),
            new Point(new ExponentialDecay(0.5, Unit.EPOCH), 4, 3, 0.1),
            new Point(new ExponentialDecay(0.5, Unit.STEP), 4, 0.1),
            new Point(new PolynomialDecay(1, 0, Unit.EPOCH), 26, 1, 0.6),
            new Point(new PolynomialDecay(2, 0.4, Unit.EPOCH), 51, 4, 0.5),
            new Point(new PolynomialDecay(1, 0, Unit.STEP), 101, 0.6),
            new Point(new CosineDecay(0, Unit.EPOCH), 51, 2, 0.4),
            new Point(new CosineDecay(0.2, Unit.STEP), 201, 0.5),
            new Point(new CosineRestarts(10, 2, 0, Unit.EPOCH), 6, 1, 0.4),
            new Point(new CosineRestarts(10, 2, 0, Unit.EPOCH), 11, 1, 0.8),
            new Point(new CosineRestarts(10, 2, 0, Unit.EPOCH), 21, 1, 0.4),
            new Point(new CosineRestarts(10, 2, 0, Unit.EPOCH), 31, 1, 0.8),
            new Point(new CosineRestarts(10, 2, 0, Unit.EPOCH), 51, 1, 0.4),
            new Point(new CyclicalRate(0.5, 4, CyclicalRate.Mode.TRIANGULAR, 1, Unit.EPOCH), 1, 1, 0.4),
            new Point(new CyclicalRate(0.5, 4, CyclicalRate.Mode.TRIANGULAR, 1, Unit.EPOCH), 5, 1, 0.8),
            new Point(new CyclicalRate(0.5, 4, CyclicalRate.Mode.TRIANGULAR, 1, Unit.EPOCH), 7, 1, 0.6),
            new Point(new CyclicalRate(0.5, 4, CyclicalRate.Mode.TRIANGULAR2, 1, Unit.EPOCH), 13, 1, 0.6),
            new Point(new CyclicalRate(0, 4, CyclicalRate.Mode.EXP_RANGE, 0.5, Unit.STEP), 5, 0.05),
            new Point(new OneCycle(0.3, 25, 1e4, 0.85, 0.95), 1, 0.8 / 25),
            new Point(new OneCycle(0.3, 25, 1e4, 0.85, 0.95), 120, 0.8),
            new Point(new OneCycle(0.3, 25, 1e4, 0.85, 0.95), 260, 0.4 + 0.4 / 25e4),
            new Point(new OneCycle(0.3, 25, 1e4, 0.85, 0.95), 400, 0.8 / 25e4),
            new Point(new WarmUp(8, 0.2, new ConstantRate()), 1, 0.16),
            new Point(new WarmUp(8, 0.2, new ConstantRate()), 5, 0.48),
            new Point(new WarmUp(8, 0.2, new ConstantRate()), 9, 0.8),
            new Point(new WarmUp(8, 0, new StepDecay(1, 0.5, Unit.EPOCH)), 2, 1, 0.2),
            new Point(new WarmUp(8, 0, new StepDecay(1, 0.5, Unit.EPOCH)), 3, 1, 0.2),
            new Point(new ReduceOnPlateau(0.5, 1, 0, 0, 0), 50, 1, 0.8));

    static Stream<Point> points() {
        return POINTS.stream();
    }

    static Stream<Schedule> schedules() {
        return Stream.concat(
                Catalog.of(Schedule.class).kinds().stream().map(kind -> kind.withDefaults()),
                Catalog.of(Schedule.class).kinds().stream().map(kind -> new WarmUp(10, 0.5, kind.withDefaults())));
    }

    private static Progress at(long step, int stepsPerEpoch, int epochs) {
        return new Progress(stepsPerEpoch, epochs).at(step, (int) ((step - 1) / stepsPerEpoch) + 1);
    }

    @ParameterizedTest
    @MethodSource("points")
    void byHand(Point point) {
        assertEquals(point.rate, point.schedule.rate(0.8, at(point.step, STEPS_PER_EPOCH, EPOCHS)), 1e-12);
    }

    @Test
    void everyKindHasPointsByHand() {
        Set<String> missing = new HashSet<>();
        Catalog.of(Schedule.class).kinds().forEach(kind -> missing.add(kind.id()));
        POINTS.forEach(point -> missing.remove(
                Catalog.of(Schedule.class).describe(point.schedule()).id()));
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void ratesAreFiniteAndNeverAboveTheLearningRate(Schedule schedule) {
        for (int epochs : new int[] {1, 2, 3, 100}) {
            for (int stepsPerEpoch : new int[] {1, 4}) {
                for (long step = 1; step <= (long) epochs * stepsPerEpoch; step++) {
                    double rate = schedule.rate(0.8, at(step, stepsPerEpoch, epochs));
                    assertTrue(rate >= 0 && rate <= 0.8 * (1 + 1e-12), schedule + ": " + rate + " at " + step);
                    double momentum = schedule.momentum(at(step, stepsPerEpoch, epochs));
                    assertTrue(Double.isNaN(momentum) || momentum > 0 && momentum < 1, schedule + ": " + momentum);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void aCurveThatSpansTheRunIsAnotherInALongerRun(Schedule schedule) {
        boolean differs = false;
        for (long step = 1; step <= (long) STEPS_PER_EPOCH * EPOCHS; step++) {
            Progress usual = at(step, STEPS_PER_EPOCH, EPOCHS);
            Progress longer = at(step, STEPS_PER_EPOCH, EPOCHS + 1);
            differs |= schedule.rate(0.8, usual) != schedule.rate(0.8, longer)
                    || Double.compare(schedule.momentum(usual), schedule.momentum(longer)) != 0;
        }
        assertEquals(differs, schedule.usesLength());
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void aRateOfZeroStaysZero(Schedule schedule) {
        for (long step = 1; step <= 400; step += 7) {
            assertEquals(0, schedule.rate(0, at(step, STEPS_PER_EPOCH, EPOCHS)), schedule::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void comesBackFromItsJson(Schedule schedule) {
        assertEquals(
                schedule,
                new JsonCodec("test")
                        .read(
                                Schedule.class,
                                JsonText.parse(JsonCodec.write(schedule).toString(), ""),
                                ""));
    }

    @Test
    void momentumGoesAgainstTheRateAndThroughAWarmUp() {
        OneCycle cycle = new OneCycle(0.3, 25, 1e4, 0.85, 0.95);
        Map<Long, Double> momenta = Map.of(1L, 0.95, 120L, 0.85, 260L, 0.9, 400L, 0.95);
        momenta.forEach((step, momentum) -> {
            Progress progress = at(step, STEPS_PER_EPOCH, EPOCHS);
            assertEquals(momentum, cycle.momentum(progress), 1e-12);
            assertEquals(momentum, new WarmUp(8, 0.2, cycle).momentum(progress), 1e-12);
        });
    }

    @Test
    void theFloorStopsReductions() {
        Progress progress = at(1, STEPS_PER_EPOCH, EPOCHS);
        ReduceOnPlateau schedule = new ReduceOnPlateau(0.5, 1, 0, 0, 0.15);
        double[] rates = {0.8, 0.4, 0.2, 0.15, 0.15};
        for (int falls = 0; falls < rates.length; falls++) {
            progress.reduced(falls);
            assertEquals(rates[falls], schedule.rate(0.8, progress), 1e-12);
            assertEquals(0.1, schedule.rate(0.1, progress), "a rate below the floor stays");
        }
    }

    @Test
    void milestonesRise() {
        for (String list : List.of("[5,5]", "[5,3]", "[0]")) {
            ProblemException refused = assertThrows(
                    ProblemException.class,
                    () -> new JsonCodec("a.json")
                            .read(
                                    Schedule.class,
                                    JsonText.parse("{\"kind\":\"multi-step\",\"milestones\":" + list + "}", ""),
                                    "schedule"));
            assertTrue(refused.getMessage().contains("milestones rise from 1"), refused::getMessage);
        }
    }
}
