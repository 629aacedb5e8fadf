package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Location;
import org.layerwise.nn.param.Parameter;

/** FAULTS 16 and 17: a loss, or weights, that become NaN or infinite. */
class NotFiniteTest {
    @TempDir
    Path folder;

    private static boolean isFinite(Trainer trainer) {
        return Runs.weights(trainer).stream().allMatch(Float::isFinite);
    }

    @Test
    void aLossThatOverflowsEndsTheRunWithFiniteWeights() {
        for (String batch : new String[] {"5", "1000"}) {
            Trainer trainer = Runs.trainer(
                    Runs.numbers(folder, 40),
                    "training.batch=" + batch,
                    "optimizer=sgd",
                    "optimizer.learningRate=1e12",
                    "network.activation1.function=linear",
                    "network.activation2.function=linear");
            assertEquals(RunEnd.NOT_FINITE, Runs.run(trainer), batch);
            assertTrue(isFinite(trainer), batch);
            assertEquals(RunEnd.NOT_FINITE, trainer.model().provenance().ended());
        }
    }

    @Test
    void theFirstLayerAndStepAreNamed() {
        Trainer trainer = Runs.trainer(Runs.classes(folder, 40), "training.batch=8");
        Parameter kernel = trainer.weights().of(trainer.plan().place("dense2")).getFirst();
        kernel.value().data[3] = Float.NaN;
        assertEquals(RunEnd.NOT_FINITE, Runs.run(trainer));
        assertEquals(
                "step 1, dense2: the loss became NaN or infinite; the run has ended and the last finite weights "
                        + "are kept. Try a smaller learning rate, gradient clipping, or scaled columns.",
                trainer.notFinite().describe());
    }

    @Test
    void infiniteWeightsBehindASaturatedActivationEndTheRunWhereTheyArise() {
        Trainer trainer = Runs.trainer(
                Runs.classes(folder, 40), "training.batch=8", "optimizer=sgd", "optimizer.learningRate=1e42");
        assertEquals(RunEnd.NOT_FINITE, Runs.run(trainer));
        assertEquals(1, trainer.step());
        assertEquals(Location.step(1, "dense1"), trainer.notFinite().where());
        assertTrue(isFinite(trainer));
    }
}
