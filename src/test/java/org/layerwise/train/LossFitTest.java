package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.table.Table;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.loss.Loss;

/** Which loss goes with which target and which last activation, and what is said when it does not. */
class LossFitTest {
    private static final String ADAM = "optimizer.learningRate=0.02";

    @TempDir
    Path folder;

    private Table three() {
        return Runs.table(
                folder,
                "three.csv",
                "x,z,kind\n"
                        + IntStream.range(0, 90)
                                .mapToObj(i -> Math.sin(i) + "," + Math.cos(2.5 * i) + ","
                                        + (Math.sin(i) > 0.3 ? "a" : Math.sin(i) > -0.3 ? "b" : "c"))
                                .collect(Collectors.joining("\n")));
    }

    private Table counts(double least) {
        return Runs.table(
                folder,
                "counts.csv",
                "x,count\n"
                        + IntStream.range(0, 80)
                                .mapToObj(i ->
                                        Math.sin(i) + "," + (least + Math.round(40 * Math.exp(Math.sin(i))) + i * 0.25))
                                .collect(Collectors.joining("\n")));
    }

    private static List<String> complaints(Table table, String... changes) {
        ProblemException e = assertThrows(ProblemException.class, () -> Runs.trainer(table, changes));
        return e.problems().stream().map(Problem::describe).toList();
    }

    private static void assertLearns(Table table, String... changes) {
        Trainer trainer = Runs.trainer(
                table,
                Stream.concat(Stream.of(ADAM, "training.epochs=30"), Stream.of(changes))
                        .toArray(String[]::new));
        Runs.Told told = new Runs.Told();
        assertEquals(RunEnd.COMPLETED, Runs.run(trainer, told));
        assertTrue(
                told.epochs(0).getLast() < 0.8 * told.epochs(0).getFirst(),
                () -> "the loss goes from " + told.epochs(0).getFirst() + " to "
                        + told.epochs(0).getLast());
    }

    @TestFactory
    Stream<DynamicTest> everyLossLearnsWhatItIsFor() {
        return Catalog.of(Loss.class).kinds().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.id(), () -> {
                    Loss loss = kind.withDefaults();
                    String change = "loss=" + kind.id();
                    switch (loss.targets()) {
                        case ANY -> assertLearns(Runs.numbers(folder, 80), change);
                        case CLASSES -> {
                            if (loss.fusedWith().contains(Sigmoid.class)) {
                                assertLearns(Runs.classes(folder, 80), change);
                            } else {
                                assertLearns(three(), change);
                            }
                        }
                        case COUNTS ->
                            assertLearns(
                                    counts(0),
                                    change,
                                    "pipeline.targetScaling=none",
                                    "network.prediction.function=softplus",
                                    "network.output.biasInitializer=ones");
                    }
                }));
    }

    @Test
    void hingeAlsoGoesWithSoftmax() {
        assertLearns(three(), "loss=hinge");
    }

    @Test
    void classWeightsAreAsManyAsClasses() {
        assertEquals(
                List.of(
                        "loss.classWeights: Categorical cross-entropy has 2 class weights, but the target has 3 classes. "
                                + "Give a weight for each class, in class order, or none."),
                complaints(three(), "loss.classWeights=[1,2]"));
        assertEquals(
                List.of("loss.classWeights: Binary cross-entropy has 1 class weights, but the target has 2 classes. "
                        + "Give a weight for each class, in class order, or none."),
                complaints(Runs.classes(folder, 40), "loss.classWeights=[3]"));
        assertLearns(three(), "loss.classWeights=[1,2,0.5]", "loss.smoothing=0.05");
    }

    @Test
    void aHeavierClassIsPredictedMoreOften() {
        Table table = Runs.classes(folder, 80);
        long[] ups = Stream.of("[10,1]", "[1,1]", "[1,10]")
                .mapToLong(weights -> {
                    Trainer trainer = Runs.trainer(
                            table, ADAM, "training.epochs=5", "network.dense1.units=2", "loss.classWeights=" + weights);
                    Runs.run(trainer);
                    long[][] confusion =
                            Evaluation.of(trainer.model(), table, Part.ALL).confusion();
                    return confusion[0][1] + confusion[1][1];
                })
                .toArray();
        assertTrue(ups[0] < ups[1] && ups[1] < ups[2], () -> java.util.Arrays.toString(ups));
    }

    @Test
    void lossesOfClassesDoNotTakeNumbers() {
        assertEquals(
                List.of("loss: Hinge is for classes, but the target \"y\" holds numbers. "
                        + "Choose a loss for numbers, such as mse, or make the task a classification."),
                complaints(Runs.numbers(folder, 40), "loss=hinge"));
        assertEquals(
                List.of("loss: Poisson is for counts, but the target \"class\" holds classes. "
                        + "Choose a loss for classes, or make the task a regression."),
                complaints(Runs.classes(folder, 40), "loss=poisson"));
    }

    @Test
    void aSoftmaxOfOneOutputSaysNothing() {
        assertEquals(
                List.of("prediction: Activation: a softmax of one output is always 1, and the target has two classes. "
                        + "Use Sigmoid, with a loss that goes with it, such as binary cross-entropy."),
                complaints(
                        Runs.classes(folder, 40),
                        "loss=categorical-cross-entropy",
                        "network.prediction.function=softmax"));
    }

    @Test
    void poissonNeedsCountsInTheirOwnUnitsAndRatesThatAreNotNegative() {
        assertEquals(
                List.of("pipeline.targetScaling: Poisson needs the target in its own units, but the pipeline scales "
                        + "\"count\". Set it to none."),
                complaints(counts(0), "loss=poisson"));
        assertEquals(
                List.of("prediction: Poisson needs outputs that are never negative. "
                        + "Put an Activation with Softplus or ReLU at the end, or choose another loss."),
                complaints(counts(0), "loss=poisson", "pipeline.targetScaling=none"));
        List<String> cells = complaints(
                counts(-30), "loss=poisson", "pipeline.targetScaling=none", "network.prediction.function=softplus");
        assertEquals(5, cells.size());
        assertTrue(
                cells.getFirst()
                        .matches(".*counts.csv, line \\d+, column 2 \\(count\\): "
                                + "Poisson needs targets that are not negative, not -\\d+[.]\\d+[.] "
                                + "Correct the cell, or choose another loss[.]"),
                cells.getFirst());
    }

    @Test
    void anUnscaledTargetIsPredictedInItsOwnUnits() {
        Trainer trainer = Runs.trainer(counts(0), "pipeline.targetScaling=none", "loss=mae", "training.epochs=1");
        Runs.run(trainer);
        Scores scores = new Scores(trainer.model().pipeline().target());
        assertEquals(false, scores.isClassification());
        assertEquals(
                Evaluation.of(trainer.model(), counts(0), Part.ALL)
                        .metrics()
                        .get("mae")
                        .orElse(Double.NaN),
                Evaluation.of(trainer.model(), counts(0), Part.ALL).loss(),
                1e-4);
    }
}
