package org.layerwise.nn.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.Golden;
import tools.jackson.databind.JsonNode;

/** The learning rates of a run under every schedule, as PyTorch's schedulers have them ({@code golden/schedules.py}). */
class GoldenSchedulesTest {
    private static final JsonNode GOLDEN = Golden.file("schedules").get("schedules");

    static Stream<String> schedules() {
        return Golden.names(GOLDEN).stream().filter(name -> !GOLDEN.get(name).has("monitor")); // PlateauWatchTest
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void setsTheRatesThatAreSetElsewhere(String name) {
        JsonNode golden = GOLDEN.get(name);
        Schedule schedule = Golden.value(Schedule.class, golden.get("schedule"));
        double base = golden.get("learningRate").doubleValue();
        double[] rates = Golden.doubles(golden.get("rates"));
        boolean perEpoch = golden.get("per").stringValue().equals("epoch");
        int stepsPerEpoch = golden.get("stepsPerEpoch").intValue();
        Progress progress = new Progress(stepsPerEpoch, golden.get("epochs").intValue());
        assertEquals(perEpoch ? rates.length * stepsPerEpoch : rates.length, progress.steps());
        for (int step = 1; step <= progress.steps(); step++) {
            int epoch = (step - 1) / stepsPerEpoch + 1;
            progress.at(step, epoch);
            double expected = rates[(perEpoch ? epoch : step) - 1];
            String what = "step " + step + " of epoch " + epoch;
            assertEquals(expected, schedule.rate(base, progress), 1e-6 * expected, what);
            if (golden.has("momenta")) {
                double momentum = golden.get("momenta").get(step - 1).doubleValue();
                assertEquals(momentum, schedule.momentum(progress), 1e-6, what);
            } else {
                assertTrue(Double.isNaN(schedule.momentum(progress)), what);
            }
        }
    }

    @Test
    void everyKindHasGoldenRates() {
        Set<String> missing = new TreeSet<>();
        Catalog.of(Schedule.class).kinds().forEach(kind -> missing.add(kind.id()));
        for (JsonNode golden : GOLDEN) {
            missing.remove(golden.get("schedule").get("kind").stringValue());
        }
        assertEquals(Set.of(), missing, "add them to golden/schedules.py");
    }
}
