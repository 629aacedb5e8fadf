package org.layerwise.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ModelFile;
import org.layerwise.train.BestEpoch;
import org.layerwise.train.Checkpoint;
import org.layerwise.train.CheckpointCopy;
import org.layerwise.train.EpochSummary;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Model;
import org.layerwise.train.Part;
import org.layerwise.train.RunControl;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;

/** The checkpoint of a run's best epoch, from the run's first epoch to its end. */
class BestEpochKeeperTest {
    /** A rate so high that the loss goes up and down. */
    private static final String[] RESTLESS = {
        "training.epochs=12", "training.batch=4", "optimizer.learningRate=0.3", "telemetry.every=7"
    };

    @TempDir
    Path folder;

    private Table table;
    private int made;

    @BeforeEach
    void makeTable() {
        table = Runs.numbers(folder, 60);
    }

    private Experiment experiment(String... changes) {
        List<String> all = new ArrayList<>(List.of(RESTLESS));
        all.addAll(List.of(changes));
        return Runs.experiment(table, all.toArray(String[]::new));
    }

    private Recorded recorded() throws IOException {
        return new Recorded(table, folder.resolve("run" + made++));
    }

    /** The file holds the epoch whose figure is the best, its weights, and where they come from. */
    private void assertBest(Recorded run, String metric, boolean smaller) throws IOException {
        List<Double> figures = run.figures(metric);
        double figure = smaller ? Collections.min(figures) : Collections.max(figures);
        int epoch = figures.indexOf(figure) + 1;
        assertEquals(Optional.of(new BestEpoch(epoch, figure, metric)), run.bestEpoch());
        Model model = ModelFile.load(run.best().path());
        assertEquals(epoch, model.provenance().epochs());
        assertEquals(RunEnd.UNFINISHED, model.provenance().ended());
        assertEquals((long) epoch * 12, model.provenance().steps(), "updates");
        if (metric.equals("loss/validation")) {
            assertEquals(figure, Evaluation.of(model, table, Part.VALIDATION).loss(), 1e-9);
        }
        assertTrue(epoch < figures.size(), "the last epoch is not the best");
    }

    @Test
    void withoutEarlyStoppingItIsTheLowestLoss() throws IOException {
        Recorded run = recorded();
        Run made = run.make(run.fresh(experiment()));
        assertEquals(Optional.empty(), made.outputs().bestEpoch());
        run.train(made);
        assertBest(run, "loss/validation", true);
        assertEquals(run.bestEpoch(), made.outputs().bestEpoch());
        Recorded unsplit = recorded();
        unsplit.train(experiment("split.validation=0", "training.batch=5", "optimizer.learningRate=1"));
        assertBest(unsplit, "loss/train", true);
    }

    @Test
    void otherwiseItIsWhatEarlyStoppingMonitors() throws IOException {
        String stopping = "training.stopping={\"kind\":\"early-stopping\",\"patience\":100,\"monitor\":\"%s\"}";
        Recorded run = recorded();
        run.train(experiment(stopping.formatted("score")));
        assertBest(run, "r2/validation", false);
        Recorded other = recorded();
        other.train(experiment(stopping.formatted("loss")));
        assertBest(other, "loss/validation", true);
        assertEquals(
                Recorded.weights(other.model()),
                Recorded.weights(other.best().path()),
                "which are put back at the end");
    }

    /** Going on from the best epoch gives what came after it. */
    @Test
    void itIsACheckpointThatIsGoneOnFrom() throws IOException {
        Recorded run = recorded();
        run.train(experiment());
        Recorded again = recorded();
        Files.copy(run.best().path(), again.checkpoint().path());
        Files.copy(run.metrics(), again.metrics());
        again.train(again.continuation(null, 0).recipe());
        again.assertSameRunAs(run);
    }

    @Test
    void onlyAnImprovementIsCopied() {
        Experiment experiment = experiment();
        Trainer trainer = Runs.trainer(experiment, Runs.prepare(table, experiment));
        List<Integer> copied = new ArrayList<>();
        CheckpointCopy copy = new CheckpointCopy();
        Runs.Told told = new Runs.Told();
        trainer.run(new RunControl(), List.of(told), keeper(trainer, experiment, lent -> {
            copied.add(lent.standing().epoch());
            return copy.of(lent);
        }));
        List<Double> losses = told.epochs(3);
        List<Integer> improved = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < losses.size(); i++) {
            if (losses.get(i) < best) {
                best = losses.get(i);
                improved.add(i + 1);
            }
        }
        assertEquals(improved, copied);
        assertTrue(improved.size() < losses.size(), losses::toString);
    }

    private RunListener keeper(Trainer trainer, Experiment experiment, UnaryOperator<Checkpoint> copy) {
        return new BestEpochKeeper(
                trainer,
                new RunRecipe(experiment, Path.of(table.file()), null, new RunStart.FreshWeights()),
                () -> new CheckpointFile(folder.resolve("best.checkpoint")),
                null,
                copy,
                () -> {},
                new PacedWriter(CheckpointPace.OF_KEPT_RUNS, new Recorded.HandTicker(), reported::addAll));
    }

    private final List<Problem> reported = new ArrayList<>();

    @Test
    void aRunGoesOnWhereThereIsNoRoomForACopy() {
        Experiment experiment = experiment();
        Trainer trainer = Runs.trainer(experiment, Runs.prepare(table, experiment));
        int[] attempts = new int[1];
        RunEnd end = trainer.run(new RunControl(), List.of(), keeper(trainer, experiment, lent -> {
            attempts[0]++;
            throw new OutOfMemoryError("planted by a test");
        }));
        assertEquals(RunEnd.COMPLETED, end);
        assertEquals(1, attempts[0]);
        assertEquals(1, reported.size());
        assertTrue(reported.getFirst().message().startsWith("there is not enough memory"), reported::toString);
    }

    @Test
    void aCopyOutlastsTheRunsNextUpdatesAndItsRoomIsUsedAgain() {
        Experiment experiment = experiment("training.stopping=early-stopping", "training.stopping.patience=100");
        Trainer trainer = Runs.trainer(experiment, Runs.prepare(table, experiment));
        CheckpointCopy copy = new CheckpointCopy();
        List<Checkpoint> copies = new ArrayList<>();
        List<Float> then = new ArrayList<>();
        float[][] moments = new float[1][];
        trainer.run(new RunControl(), List.of(), new RunListener() {
            @Override
            public void betweenUpdates(boolean epochEnded) {
                if (epochEnded && trainer.epoch() == 3) {
                    copies.add(copy.of(trainer.checkpoint()));
                    then.addAll(Runs.weights(trainer));
                    moments[0] = moment(trainer.checkpoint()).clone();
                }
            }
        });
        Checkpoint third = copies.getFirst();
        assertEquals(3, third.standing().epoch());
        assertEquals(then, Recorded.weights(third.model()));
        assertArrayEquals(moments[0], moment(third));
        Checkpoint last = copy.of(trainer.checkpoint());
        assertNotSame(trainer.checkpoint().order(), last.order());
        assertSame(third.order(), last.order());
        assertSame(third.model().weights(), last.model().weights());
        assertSame(moment(third), moment(last));
        assertEquals(Runs.weights(trainer), Recorded.weights(last.model()));
        assertArrayEquals(moment(trainer.checkpoint()), moment(last));
    }

    private static float[] moment(Checkpoint checkpoint) {
        return checkpoint.tensors().get(Checkpoint.OPTIMIZER + "0/dense1.weight");
    }

    private static int epoch(Optional<BestEpoch> best) {
        return best.map(BestEpoch::epoch).orElse(0);
    }

    /** A run that is better after each of 12 epochs: soon in the file, then each half minute, and with the minute's checkpoint. */
    @Test
    void itIsInTheFileSoonAndNotAllTheTimeAndNeverBehindACheckpoint() throws IOException {
        Recorded run = recorded();
        Run made = run.make(run.fresh(experiment("optimizer.learningRate=0.0005")));
        int[] seconds = {1, 1, 1, 1, 41, 16, 1, 1, 1, 1, 1, 1};
        List<String> seen = new ArrayList<>();
        made.follow(new RunListener() {
            @Override
            public void epochEnded(EpochSummary summary) {
                Optional<BestEpoch> inFile = Files.exists(run.best().path()) ? run.bestEpoch() : Optional.empty();
                int resumable = Files.exists(run.checkpoint().path())
                        ? run.checkpoint().standing().orElseThrow().epoch()
                        : 0;
                seen.add(epoch(made.outputs().bestEpoch()) + " " + epoch(inFile) + " " + resumable);
                run.ticker.pass(seconds[summary.epoch() - 1] * 1_000_000_000L);
            }
        });
        assertEquals(RunEnd.COMPLETED, run.train(made));
        assertEquals(
                List.of(
                        "0 0 0", "1 0 0", "2 2 0", "3 2 0", "4 2 0", "5 5 0", "6 6 6", "7 6 6", "8 6 6", "9 6 6",
                        "10 6 6", "11 6 6"),
                seen);
        assertEquals(12, epoch(run.bestEpoch()));
    }

    @Test
    void aRunThatFailsLeavesItsBestEpoch() throws IOException {
        Recorded whole = recorded();
        whole.train(experiment());
        Recorded run = recorded();
        Run made = run.make(run.fresh(experiment()));
        made.follow(new RunListener() {
            @Override
            public void epochEnded(EpochSummary summary) {
                if (summary.epoch() == 12) {
                    throw new StackOverflowError("planted by a test");
                }
            }
        });
        assertEquals(RunEnd.FAILED, run.train(made));
        List<Double> losses = whole.figures("loss/validation").subList(0, 11);
        assertEquals(Collections.min(losses), run.bestEpoch().orElseThrow().figure());
        assertTrue(Files.notExists(run.checkpoint().path()), "it never halted");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsReportedAndTheRunGoesOn() throws IOException {
        Recorded run = recorded();
        Run made = run.make(run.fresh(experiment()));
        Path nowhere = folder.resolve("no such folder").resolve("best.checkpoint");
        made.outputs().writeBest(nowhere, reported::addAll);
        assertEquals(RunEnd.COMPLETED, run.train(made));
        assertEquals(1, reported.size());
        assertEquals(reported, made.outputs().unwritten());
    }

    /** A run that was killed right after its best epoch was written, before its checkpoint was. */
    @Test
    void oneBehindTheCheckpointCountsWhereItWillComeAgain() throws IOException {
        for (String schedule : List.of("constant", "cosine")) {
            Experiment experiment = experiment("schedule=" + schedule);
            Recorded whole = recorded();
            whole.train(experiment);
            int best = whole.bestEpoch().orElseThrow().epoch();
            assertTrue(best > 2, "epoch " + best);
            Recorded parts = recorded();
            parts.trainTo(18, experiment);
            Files.delete(parts.best().path());
            Files.copy(whole.best().path(), parts.best().path());
            Run further = parts.make(parts.continuation(null, 0).recipe());
            assertEquals(
                    schedule.equals("constant") ? whole.bestEpoch() : Optional.empty(),
                    further.outputs().bestEpoch());
            parts.train(further);
            parts.assertSameAs(whole);
        }
    }

    @Test
    void aDamagedFileIsReportedAndReplaced() throws IOException {
        Recorded parts = recorded();
        parts.trainTo(18, experiment());
        Files.writeString(parts.best().path(), "no checkpoint");
        assertEquals(RunEnd.COMPLETED, parts.train(parts.continuation(null, 0).recipe()));
        assertEquals(1, parts.reported.size(), parts.reported::toString);
        assertTrue(parts.bestEpoch().orElseThrow().epoch() > 1);
    }

    @Test
    void otherCheckpointsAreNobodysBest() throws IOException {
        Recorded run = recorded();
        run.train(experiment());
        assertEquals(Optional.empty(), run.checkpoint().best());
        assertEquals(Optional.empty(), new CheckpointFile(run.model()).best());
        assertEquals(
                Optional.empty(), new CheckpointFile(Path.of("src/test/golden/files/v1/25-middle.checkpoint")).best());
    }

    @Test
    void severalCheckpointsAndModelsAreWritten() throws IOException {
        Recorded run = recorded();
        Run made = run.make(run.fresh(experiment()));
        Path model = run.folder.resolve("other.layerwise");
        Path checkpoint = run.folder.resolve("other.checkpoint");
        made.outputs().writeModel(model);
        made.outputs().writeCheckpoints(checkpoint, CheckpointPace.everyEpochs(5), reported::addAll);
        List<Integer> epochs = new ArrayList<>();
        made.follow(new RunListener() {
            @Override
            public void betweenUpdates(boolean epochEnded) {
                if (epochEnded && Files.exists(checkpoint)) {
                    epochs.add(new CheckpointFile(checkpoint)
                            .standing()
                            .orElseThrow()
                            .epoch());
                }
            }
        });
        run.train(made);
        assertEquals(List.of(5, 5, 5, 5, 5, 10, 10), epochs);
        assertArrayEquals(Files.readAllBytes(run.model()), Files.readAllBytes(model));
        assertArrayEquals(Files.readAllBytes(run.checkpoint().path()), Files.readAllBytes(checkpoint));
        assertEquals(List.of(), reported);
    }
}
