package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.nn.Golden;
import org.layerwise.nn.schedule.ConstantRate;
import org.layerwise.nn.schedule.Progress;
import org.layerwise.nn.schedule.ReduceOnPlateau;
import org.layerwise.nn.schedule.Schedule;
import org.layerwise.nn.schedule.WarmUp;
import tools.jackson.databind.JsonNode;

/** When the rate falls because the loss stands still. */
class PlateauWatchTest {
    private static final JsonNode GOLDEN = Golden.file("schedules").get("schedules");

    static Stream<String> watched() {
        return Golden.names(GOLDEN).stream().filter(name -> GOLDEN.get(name).has("monitor"));
    }

    /** As PyTorch has it, the watch saved and put back after every epoch. */
    @ParameterizedTest
    @MethodSource("watched")
    void reducesWhenPyTorchDoes(String name) {
        JsonNode golden = GOLDEN.get(name);
        Schedule schedule = Golden.value(Schedule.class, golden.get("schedule"));
        double base = golden.get("learningRate").doubleValue();
        double[] losses = Golden.doubles(golden.get("monitor"));
        double[] rates = Golden.doubles(golden.get("rates"));
        Progress progress = new Progress(3, rates.length);
        PlateauWatch watch = new PlateauWatch(schedule);
        for (int epoch = 1; epoch <= rates.length; epoch++) {
            progress.at(3L * epoch - 2, epoch).reduced(watch.reductions());
            // PyTorch leaves out falls of less than 1e-8.
            assertEquals(rates[epoch - 1], schedule.rate(base, progress), 1.1e-8, "epoch " + epoch);
            watch.epochEnded(losses[epoch - 1]);
            PlateauWatch next = new PlateauWatch(schedule);
            next.restore(watch.state(), Double.parseDouble(watch.state().best()));
            watch = next;
        }
    }

    @Test
    void isFoundUnderAWarmUp() {
        ReduceOnPlateau rule = new ReduceOnPlateau(0.5, 1, 0, 0, 0);
        WarmUp schedule = new WarmUp(4, 0.5, rule);
        PlateauWatch watch = new PlateauWatch(schedule);
        for (double loss : new double[] {1, 1, 1}) {
            watch.epochEnded(loss);
        }
        assertEquals(1, watch.reductions());
        Progress progress = new Progress(10, 10);
        progress.reduced(1);
        assertEquals(0.1 * 0.5 * 0.75, schedule.rate(0.1, progress.at(3, 1)), 1e-15);
    }

    @Test
    void aLossThatIsNoNumberIsNoBetter() {
        PlateauWatch watch = new PlateauWatch(new ReduceOnPlateau(0.5, 1, 0, 0, 0));
        for (double loss : new double[] {Double.NaN, 2, Double.NaN, Double.NaN}) {
            watch.epochEnded(loss);
        }
        assertEquals(new ResumeState.Plateau(1, "2.0", 0, 0), watch.state());
    }

    @Test
    void watchesNothingForOtherSchedules() {
        PlateauWatch watch = new PlateauWatch(new ConstantRate());
        for (int epoch = 0; epoch < 100; epoch++) {
            watch.epochEnded(1);
        }
        assertEquals(0, watch.reductions());
    }
}
