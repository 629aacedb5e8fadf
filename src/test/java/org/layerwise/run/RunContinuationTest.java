package org.layerwise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Change;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.schedule.Schedule;
import org.layerwise.train.ResumeState;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.Runs;

/** A run that was stopped, or ended before its time, and goes on: it leaves what one leaves that never stopped. */
class RunContinuationTest {
    private static final int ROWS = 50;

    /** Updates in an epoch of the images: 40 training rows. */
    private static final int STEPS = 5;

    @TempDir
    Path folder;

    private int made;

    private Recorded recorded(Table table) throws IOException {
        return new Recorded(table, folder.resolve("run" + made++));
    }

    private static Experiment experiment(Table table, String... changes) {
        List<String> all = new ArrayList<>(
                List.of("training.epochs=12", "training.batch=8", "telemetry.every=3", "optimizer.learningRate=0.02"));
        all.addAll(List.of(changes));
        return withDropout(Runs.experiment(table, all.toArray(String[]::new)));
    }

    private static Experiment withDropout(Experiment experiment) {
        List<NodeSpec> nodes = new ArrayList<>();
        for (NodeSpec node : experiment.network().expand()) {
            nodes.add(node.id().equals("output") ? node.withInputs(List.of("dropout")) : node);
        }
        nodes.add(new NodeSpec("norm", new BatchNorm(0.1, 1e-5), List.of("activation2")));
        nodes.add(new NodeSpec("dropout", new Dropout(0.3), List.of("norm")));
        return experiment.withNetwork(NetworkSpec.of(nodes));
    }

    /** Images that are changed, noise on gradients, and what else the test says. */
    private static Experiment ofImages(Table table, String... changes) {
        List<String> all = new ArrayList<>(
                List.of("training.augmentation=[\"shift\",\"flip\",\"noise\"]", "regularization.noise=fading"));
        all.addAll(List.of(changes));
        return experiment(table, all.toArray(String[]::new));
    }

    private void assertGoesOn(Table table, Experiment experiment, long... stops) throws IOException {
        Recorded whole = recorded(table);
        RunEnd end = whole.train(experiment);
        for (long stop : stops) {
            Recorded parts = recorded(table);
            parts.trainTo(stop, experiment);
            assertNotEquals(Files.readString(whole.metrics()), Files.readString(parts.metrics()));
            Continuation further = parts.continuation(RunEnd.STOPPED, 0);
            assertEquals(List.of(), further.changes());
            assertEquals(List.of(), further.notes());
            assertEquals(end, parts.train(further.recipe()));
            parts.assertSameAs(whole);
            assertEquals(List.of(), parts.reported);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyOptimizer() {
        Table table = Runs.images(folder, ROWS);
        return Catalog.of(Optimizer.class).kinds().stream()
                .map(kind -> DynamicTest.dynamicTest(
                        kind.id(),
                        () -> assertGoesOn(
                                table, ofImages(table, "optimizer=" + kind.id()), 5L * STEPS, 4L * STEPS + 3)));
    }

    @TestFactory
    Stream<DynamicTest> everySchedule() {
        Table table = Runs.images(folder, ROWS);
        return Catalog.of(Schedule.class).kinds().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.id(), () -> {
                    Experiment experiment = ofImages(table).withSchedule(kind.withDefaults());
                    assertGoesOn(table, experiment, 5L * STEPS, 4L * STEPS + 3);
                    assertGoesOnFurther(table, experiment);
                }));
    }

    /** Eight epochs and four more are twelve, where the schedule knows no end. */
    private void assertGoesOnFurther(Table table, Experiment experiment) throws IOException {
        Recorded whole = recorded(table);
        whole.train(experiment);
        Recorded parts = recorded(table);
        assertEquals(
                RunEnd.COMPLETED,
                parts.train(experiment.withTraining(experiment(table, "training.epochs=8")
                        .training()
                        .withAugmentation(experiment.training().augmentation()))));
        Continuation further = parts.continuation(RunEnd.COMPLETED, 4);
        assertEquals(List.of(new Change("training.epochs", "8", "12")), further.changes());
        if (experiment.schedule().usesLength()) {
            assertEquals(
                    List.of("schedule: the learning rate's curve spans the whole run: from here on it is that of 12"
                            + " epochs, no longer of 8."),
                    further.notes().stream().map(Problem::describe).toList());
            return;
        }
        assertEquals(List.of(), further.notes());
        assertEquals(RunEnd.COMPLETED, parts.train(further.recipe()));
        parts.assertSameRunAs(whole);
        assertEquals(whole.bestEpoch(), parts.bestEpoch());
        assertEquals(
                Recorded.weights(whole.best().path()),
                Recorded.weights(parts.best().path()));
    }

    @Test
    void aRateThatHasFallenStaysLow() throws IOException {
        Table table = Runs.images(folder, ROWS);
        Experiment experiment = ofImages(
                table,
                "schedule={\"kind\":\"warm-up\",\"steps\":20,\"then\":"
                        + "{\"kind\":\"reduce-on-plateau\",\"patience\":0,\"threshold\":0.3,\"cooldown\":1}}");
        assertGoesOn(table, experiment, 5L * STEPS, 4L * STEPS + 3);
        Recorded part = recorded(table);
        part.trainTo(5L * STEPS, experiment);
        assertTrue(standing(part).plateau().reductions() > 0, "the rate fell before the run was stopped");
    }

    private static ResumeState standing(Recorded run) {
        return run.checkpoint().standing().orElseThrow();
    }

    private static final String[] STOPPING_EARLY = {
        "training.epochs=60",
        "training.batch=4",
        "optimizer.learningRate=0.3",
        "training.stopping=early-stopping",
        "training.stopping.patience=3"
    };

    /** In which epoch early stopping ends a run, from its losses. */
    private static int endOf(List<Double> losses, int patience, int goesOnAfter) {
        double best = Double.POSITIVE_INFINITY;
        int waited = 0;
        for (int epoch = 1; epoch <= losses.size(); epoch++) {
            boolean better = losses.get(epoch - 1) < best;
            best = Math.min(best, losses.get(epoch - 1));
            waited = better ? 0 : waited + 1;
            if (epoch == goesOnAfter) {
                waited = 0;
            } else if (waited >= patience && epoch > goesOnAfter) {
                return epoch;
            }
        }
        return losses.size();
    }

    @Test
    void afterEarlyStoppingItGoesOnFromTheLastWeightsAndWaitsAnew() throws IOException {
        Table table = Runs.numbers(folder, 60);
        Recorded endless = recorded(table);
        endless.train(experiment(table, "training.epochs=60", "training.batch=4", "optimizer.learningRate=0.3"));
        List<Double> losses = endless.figures("loss/validation");
        int first = endOf(losses, 3, 0);
        int second = endOf(losses, 3, first);
        assertTrue(first < second && second < 60, first + " and " + second);
        for (RunEnd known : new RunEnd[] {RunEnd.EARLY_STOPPED, null}) {
            Recorded run = recorded(table);
            assertEquals(RunEnd.EARLY_STOPPED, run.train(experiment(table, STOPPING_EARLY)));
            assertEquals(first, standing(run).epoch());
            assertEquals(3, standing(run).waited());
            assertNotEquals(
                    Recorded.weights(run.model()),
                    Recorded.weights(run.checkpoint().path()),
                    "the best are put back");
            assertEquals(
                    Recorded.weights(run.model()), Recorded.weights(run.best().path()));
            Continuation further = run.continuation(known, 0);
            assertEquals(
                    known == RunEnd.EARLY_STOPPED ? List.of(Continuation.WAITED) : List.of(),
                    further.changes().stream().map(Change::path).toList());
            assertEquals(RunEnd.EARLY_STOPPED, run.train(further.recipe()));
            assertEquals(second, standing(run).epoch());
            List<String> rows = run.rows();
            assertEquals(endless.rows().subList(0, rows.size()), rows);
            assertEquals(
                    Recorded.weights(run.model()), Recorded.weights(run.best().path()));
            assertEquals(
                    Collections.min(losses.subList(0, second)),
                    run.bestEpoch().orElseThrow().figure());
        }
    }

    @Test
    void aRunThatIsStoppedBeforeItStopsEarlyEndsWhereItWouldHave() throws IOException {
        Table table = Runs.numbers(folder, 60);
        assertGoesOn(table, experiment(table, STOPPING_EARLY), 5, 24, 37);
    }

    /** One validation row has no R², so that nothing is ever better: the wait goes on all the same. */
    @Test
    void theWaitGoesOnWhereNoFigureIsKnown() throws IOException {
        Table table = Runs.numbers(folder, 20);
        Experiment experiment = experiment(
                table,
                "split.validation=0.05",
                "training.stopping={\"kind\":\"early-stopping\",\"monitor\":\"score\",\"patience\":4}");
        Recorded whole = recorded(table);
        assertEquals(RunEnd.EARLY_STOPPED, whole.train(experiment));
        assertEquals(4, standing(whole).epoch());
        assertTrue(Files.notExists(whole.best().path()), "no epoch is the best");
        Recorded parts = recorded(table);
        parts.trainTo(2L * standing(whole).step() / 4, experiment);
        assertEquals(
                RunEnd.EARLY_STOPPED,
                parts.train(parts.continuation(RunEnd.STOPPED, 0).recipe()));
        parts.assertSameRunAs(whole);
    }

    @Test
    void afterItsTargetItGoesOnWithoutOne() throws IOException {
        Table table = Runs.classes(folder, 80);
        Recorded whole = recorded(table);
        whole.train(experiment(table));
        double reached = whole.figures("loss/validation").get(4);
        Recorded run = recorded(table);
        assertEquals(
                RunEnd.TARGET_REACHED,
                run.train(experiment(
                        table,
                        "training.target={\"kind\":\"figure\",\"monitor\":\"loss\",\"value\":" + reached + "}")));
        assertTrue(standing(run).epoch() <= 5);
        assertEquals(
                standing(run).epoch(),
                run.bestEpoch().orElseThrow().epoch(),
                "the epoch that ended the run is its best");
        Continuation further = run.continuation(RunEnd.TARGET_REACHED, 0);
        assertEquals(
                List.of("training.target"),
                further.changes().stream().map(Change::path).toList());
        assertEquals(RunEnd.COMPLETED, run.train(further.recipe()));
        run.assertSameRunAs(whole);
    }

    @Test
    void afterItsTimeItGoesOnWithoutALimit() throws IOException {
        Table table = Runs.classes(folder, 80);
        Recorded whole = recorded(table);
        whole.train(whole.followedBy(second(whole)).fresh(experiment(table)));
        Recorded run = recorded(table);
        assertEquals(
                RunEnd.TIME_LIMIT,
                run.train(run.followedBy(second(run)).fresh(experiment(table, "training.timeLimit=20.5"))));
        assertEquals(21, standing(run).step());
        Continuation further = run.continuation(RunEnd.TIME_LIMIT, 0);
        assertEquals(
                List.of("training.timeLimit: 20.5 → 0.0"),
                further.changes().stream().map(Change::describe).toList());
        run.followedBy(second(run));
        assertEquals(RunEnd.COMPLETED, run.train(further.recipe()));
        run.assertSameRunAs(whole);
    }

    /** An update takes a second. */
    private static RunListener second(Recorded run) {
        return new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                run.ticker.pass(1_000_000_000L);
            }
        };
    }

    private static String refusal(Recorded run, @Nullable RunEnd end) {
        return assertThrows(ProblemException.class, () -> run.continuation(end, 0))
                .getMessage();
    }

    @Test
    void aRunThatHasTrainedAllIsRefusedUnlessMoreIsAskedFor() throws IOException {
        Table table = Runs.classes(folder, 40);
        Recorded run = recorded(table);
        run.train(experiment(table));
        assertEquals(
                "the run has trained all its 12 epochs. Say how many more: --epochs N.",
                refusal(run, RunEnd.COMPLETED));
        assertEquals(
                13,
                run.continuation(RunEnd.COMPLETED, 1)
                        .recipe()
                        .experiment()
                        .training()
                        .epochs());
        assertThrows(IllegalArgumentException.class, () -> run.continuation(RunEnd.COMPLETED, -1));
        ProblemException tooMany =
                assertThrows(ProblemException.class, () -> run.continuation(RunEnd.COMPLETED, 1_000_000_000));
        assertTrue(tooMany.getMessage().contains("training.epochs"), tooMany::getMessage);
        Recorded one = recorded(table);
        one.train(experiment(table, "training.epochs=1"));
        assertTrue(refusal(one, RunEnd.COMPLETED).startsWith("the run has trained its 1 epoch."));
    }

    /** More epochs are counted from the plan, which a run that was stopped has not trained yet. */
    @Test
    void moreEpochsAreMoreThanPlanned() throws IOException {
        Table table = Runs.classes(folder, 40);
        Recorded run = recorded(table);
        run.trainTo(11, experiment(table));
        assertEquals(
                List.of(new Change("training.epochs", "12", "15")),
                run.continuation(RunEnd.STOPPED, 3).changes());
    }

    /** Killed when all was trained, before its end was written: what is left is to end. */
    @Test
    void aRunThatWasInterruptedAfterItsLastEpochEnds() throws IOException {
        Table table = Runs.classes(folder, 40);
        Recorded whole = recorded(table);
        Experiment experiment = experiment(table, "training.stopping={\"kind\":\"early-stopping\",\"patience\":1000}");
        whole.train(experiment);
        Recorded parts = recorded(table);
        parts.train(experiment);
        Files.delete(parts.model());
        assertEquals(RunEnd.COMPLETED, parts.train(parts.continuation(null, 0).recipe()));
        parts.assertSameAs(whole);
    }

    @Test
    void itGoesOnAgainAndAgain() throws IOException {
        Table table = Runs.images(folder, ROWS);
        Experiment experiment = ofImages(table);
        Recorded whole = recorded(table);
        whole.train(experiment);
        Recorded parts = recorded(table);
        parts.trainTo(7, experiment);
        for (long stop : IntStream.of(8, 25, 26, 59).toArray()) {
            Run part = parts.make(parts.continuation(RunEnd.STOPPED, 0).recipe());
            part.follow(Recorded.stoppingAt(part, stop));
            assertEquals(RunEnd.STOPPED, parts.train(part));
        }
        parts.train(parts.continuation(RunEnd.STOPPED, 0).recipe());
        parts.assertSameAs(whole);
    }
}
