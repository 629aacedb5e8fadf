package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;

/** What ends a run before its last epoch, early stopping apart. */
class StoppingTest {
    @TempDir
    Path folder;

    /** A clock that goes on by hand. */
    private static final class HandTicker implements Ticker {
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }

    /** A run whose every update takes a second. */
    private static RunEnd run(Trainer trainer, HandTicker ticker, Runs.Told told) {
        return trainer.run(new RunControl(), List.of(told), new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                ticker.nanos += 1_000_000_000L;
            }
        });
    }

    private static Trainer trainer(Table table, Ticker ticker, String... changes) {
        Experiment experiment = Runs.experiment(table, changes);
        return Runs.trainer(experiment, Runs.prepare(table, experiment), ticker);
    }

    @Test
    void aTimeLimitEndsTheRunAtTheNextUpdate() {
        HandTicker ticker = new HandTicker();
        Trainer trainer = trainer(
                Runs.classes(folder, 50), ticker, "training={\"batch\": 8, \"timeLimit\": 6.5, \"blas\": \"java\"}");
        assertEquals(RunEnd.TIME_LIMIT, run(trainer, ticker, new Runs.Told()));
        assertEquals(7, trainer.step());
        assertEquals(7.0, trainer.checkpoint().standing().seconds());
        Trainer resumed = trainer(
                Runs.classes(folder, 50), ticker, "training={\"batch\": 8, \"timeLimit\": 9, \"blas\": \"java\"}");
        resumed.resume(trainer.checkpoint());
        assertEquals(RunEnd.TIME_LIMIT, run(resumed, ticker, new Runs.Told()));
        assertEquals(9, resumed.step());
    }

    @Test
    void whenTimeIsUpTheBestWeightsComeBack() {
        HandTicker ticker = new HandTicker();
        Table table = Runs.numbers(folder, 60);
        Trainer trainer = trainer(
                table,
                ticker,
                "training={\"batch\": 4, \"timeLimit\": 200, \"stopping\": {\"kind\": \"early-stopping\", \"patience\": 1000},"
                        + " \"blas\": \"java\"}",
                "optimizer.learningRate=0.3");
        Runs.Told told = new Runs.Told();
        assertEquals(RunEnd.TIME_LIMIT, run(trainer, ticker, told));
        double best = Collections.min(told.epochs(3));
        assertTrue(best < told.epochs(3).getLast(), "the last epoch is not the best");
        assertEquals(
                best, Evaluation.of(trainer.model(), table, Part.VALIDATION).loss(), 1e-6 * best);
    }

    @Test
    void aTargetEndsTheRunWithTheEpochThatReachesIt() {
        for (String monitor : List.of("loss", "score")) {
            Runs.Told told = new Runs.Told();
            boolean loss = monitor.equals("loss");
            double value = loss ? 0.45 : 0.9;
            Trainer trainer = Runs.trainer(
                    Runs.classes(folder, 80),
                    "training={\"epochs\": 500, \"batch\": 8, \"target\": {\"kind\": \"figure\", \"monitor\": \""
                            + monitor + "\", \"value\": " + value + "}, \"blas\": \"java\"}");
            assertEquals(RunEnd.TARGET_REACHED, Runs.run(trainer, told));
            List<Double> figures = told.epochs(loss ? 2 : 3);
            assertTrue(loss ? figures.getLast() <= value : figures.getLast() >= value, figures::toString);
            assertTrue(
                    figures.subList(0, figures.size() - 1).stream().allMatch(f -> loss ? f > value : f < value),
                    figures::toString);
        }
    }

    @Test
    void earlyStoppingAndATargetTogetherEndAtWhicheverComesFirst() {
        Trainer trainer = Runs.trainer(
                Runs.classes(folder, 40),
                "split.validation=0",
                "training={\"stopping\": {\"kind\": \"early-stopping\", \"minDelta\": 100, \"patience\": 4},"
                        + " \"target\": {\"kind\": \"figure\", \"value\": 2}, \"blas\": \"java\"}");
        assertEquals(RunEnd.EARLY_STOPPED, Runs.run(trainer));
        assertEquals(5, trainer.epoch());
    }
}
