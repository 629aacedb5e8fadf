package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.table.Table;

class TrainerTest {
    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherDoesNot() {
        Table table = Runs.classes(folder, 50);
        String[] changes = {"training.epochs=5", "training.batch=8"};
        Trainer first = Runs.trainer(table, changes);
        Trainer second = Runs.trainer(table, changes);
        Trainer other = Runs.trainer(table, "training.epochs=5", "training.batch=8", "seed=2");
        Runs.Told firstTold = new Runs.Told();
        Runs.Told secondTold = new Runs.Told();
        assertEquals(RunEnd.COMPLETED, Runs.run(first, firstTold));
        Runs.run(second, secondTold);
        Runs.run(other);
        assertEquals(Runs.weights(first), Runs.weights(second));
        assertEquals(firstTold.steps, secondTold.steps);
        assertNotEquals(Runs.weights(first), Runs.weights(other));
        assertEquals(25, first.step());
        assertEquals(25, firstTold.steps.size());
        assertEquals(1, firstTold.closed);
    }

    @Test
    void fewRowsAndABatchLargerThanTheRowsTrain() {
        Trainer trainer = Runs.trainer(
                Runs.classes(folder, 10), "split.validation=0", "training.batch=100000", "training.epochs=4");
        Runs.Told told = new Runs.Told();
        assertEquals(RunEnd.COMPLETED, Runs.run(trainer, told));
        assertEquals(4, trainer.step());
        assertEquals(1, trainer.stepsPerEpoch());
        assertEquals(2, told.epochs.getFirst().values().length);
    }

    @Test
    void twentyRowsAreOverfittedToAllRight() {
        Trainer trainer = Runs.trainer(
                Runs.classes(folder, 20), "split.validation=0", "training.epochs=600", "optimizer.learningRate=0.01");
        Runs.Told told = new Runs.Told();
        Runs.run(trainer, told);
        assertEquals(1.0, told.epochs(1).getLast());
        assertTrue(told.epochs(0).getLast() < 0.1);
    }

    @Test
    void restoreBestPutsBackTheBestEpochAlsoWhenEpochsRunOut() {
        for (int patience : new int[] {3, 1000}) {
            Table table = Runs.numbers(folder, 60);
            Trainer trainer = Runs.trainer(
                    table,
                    "training.epochs=32",
                    "training.batch=4",
                    "optimizer.learningRate=0.3",
                    "training.stopping=early-stopping",
                    "training.stopping.patience=" + patience);
            Runs.Told told = new Runs.Told();
            RunEnd end = Runs.run(trainer, told);
            List<Double> losses = told.epochs(3);
            double best = Collections.min(losses);
            assertEquals(patience == 3 ? RunEnd.EARLY_STOPPED : RunEnd.COMPLETED, end);
            assertNotEquals(best, losses.getLast());
            if (patience == 3) {
                assertEquals(losses.size() - 4, losses.indexOf(best));
            }
            double now = Evaluation.of(trainer.model(), table, Part.VALIDATION).loss();
            assertEquals(best, now, 1e-6 * best);
        }
    }

    @Test
    void aMinDeltaThatNothingReachesStopsAfterItsPatience() {
        Trainer trainer = Runs.trainer(
                Runs.classes(folder, 40),
                "split.validation=0",
                "training.stopping=early-stopping",
                "training.stopping.minDelta=100",
                "training.stopping.patience=4");
        assertEquals(RunEnd.EARLY_STOPPED, Runs.run(trainer));
        assertEquals(5, trainer.epoch());
    }

    @Test
    void aModelNamesTheTableThatTrainedIt() {
        Table table = Runs.classes(folder, 40);
        Trainer trainer = Runs.trainer(table, "data.fingerprint=sha256:old", "training.epochs=1");
        Runs.run(trainer);
        assertEquals(table.fingerprint(), trainer.model().experiment().data().fingerprint());
    }
}
