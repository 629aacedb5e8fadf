package org.layerwise.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.layerwise.base.ProblemException;

class RunFilterTest {
    private static final String ADAM = "training.batch=32\noptimizer=adam\noptimizer.learning-rate=0.001\n";
    private static final String SGD = "training.batch=64\noptimizer=sgd\noptimizer.learning-rate=1e-2\n";

    private static final RunInfo GOOD = RunInfos.labeled(
            RunInfos.run(
                    1,
                    Map.of(
                            "accuracy/train", new RunFigure(0.99, 0.99, 20),
                            "accuracy/validation", new RunFigure(0.92, 0.97, 12),
                            "loss/validation", new RunFigure(0.3, 0.25, 12)),
                    ADAM),
            new RunInfo.Label(List.of("paper", "wide net"), "the baseline of March", true));
    private static final RunInfo POOR =
            RunInfos.run(2, RunInfos.figures("accuracy/train", 0.95, "loss/train", 0.5), SGD);
    private static final RunInfo LOST =
            RunInfos.in(RunInfos.run(13, RunInfos.figures("loss/train", Double.NaN), SGD), StoredState.NOT_FINITE);
    private static final List<RunInfo> ALL = List.of(GOOD, POOR, LOST);

    private static List<RunInfo> found(String text) {
        RunFilter filter = RunFilter.parse(text);
        return ALL.stream().filter(filter::accepts).toList();
    }

    private static String complaint(String text) {
        return assertThrows(ProblemException.class, () -> RunFilter.parse(text), text)
                .problems()
                .getFirst()
                .message();
    }

    @Test
    void nothingTypedFindsEveryRun() {
        assertEquals(ALL, found("  "));
        assertTrue(RunFilter.parse("").isAll());
    }

    @Test
    void aFigureIsThatOfValidationWhereThereIsOneElseThatOfTraining() {
        assertEquals(List.of(POOR), found("accuracy > 0.93"));
        assertEquals(List.of(GOOD, POOR), found("accuracy>0.9"));
        assertEquals(List.of(GOOD), found("accuracy/train >= 0.99"));
        assertEquals(List.of(GOOD), found("loss/validation<=0.3"));
    }

    @Test
    void theBestValueIsComparedWhenItIsAskedFor() {
        assertEquals(List.of(GOOD), found("best:accuracy > 0.96"));
        assertEquals(List.of(), found("last:accuracy > 0.96"));
    }

    @Test
    void whatIsNotANumberIsNeitherMoreNorLess() {
        assertEquals(List.of(GOOD, POOR), found("loss < 1000"));
        assertEquals(List.of(), found("loss > 1000"));
    }

    @Test
    void settingsAreComparedByTheEndOfTheirPathAsNumbersWhereTheyAre() {
        assertEquals(List.of(GOOD), found("optimizer=ADAM"));
        assertEquals(List.of(POOR, LOST), found("batch = 64.0"));
        assertEquals(List.of(POOR, LOST), found("optimizer.learning-rate=0.01"));
        assertEquals(List.of(GOOD), found("batch!=64"));
        assertEquals(List.of(GOOD), found("learning-rate<0.005"));
        assertEquals(List.of(), found("epochs<20"));
    }

    @Test
    void partsAreAllToHold() {
        assertEquals(List.of(GOOD), found("accuracy > 0.9 optimizer=adam tag:paper"));
        assertEquals(List.of(), found("accuracy > 0.9 optimizer=sgd tag:paper"));
    }

    @Test
    void whatPeopleWroteIsLookedThrough() {
        assertEquals(List.of(GOOD), found("starred"));
        assertEquals(List.of(GOOD), found("tag:\"wide net\""));
        assertEquals(List.of(), found("tag:wide"));
        assertEquals(List.of(GOOD), found("baseline"));
        assertEquals(List.of(GOOD), found("\"of March\""));
        assertEquals(List.of(LOST), found("name:\"iris 13\""));
        assertEquals(List.of(LOST), found("state:not-finite"));
        assertEquals(List.of(), found("\"starred\""));
        assertEquals(List.of(POOR), found("id:id2"));
        assertEquals(ALL, found("table:IRIS"));
    }

    @Test
    void aWordIsAlsoLookedForAtTheBeginningOfFiguresAndSettings() {
        assertEquals(List.of(GOOD), found("adam"));
        assertEquals(List.of(POOR, LOST), found("SGD"));
        assertEquals(List.of(GOOD, POOR), found("accur"));
        assertEquals(ALL, found("batch"));
        assertEquals(List.of(), found("earning"));
        assertEquals(List.of(), found("64"), "a number is no word of a setting: iris 64 is looked for");
    }

    @Test
    void wrongInputIsExplained() {
        assertEquals("a value is missing after \"accuracy >\".", complaint("accuracy >"));
        assertEquals("a value is missing after \"tag:\".", complaint("tag:"));
        assertEquals("a value is missing after \"best:accuracy\".", complaint("best:accuracy"));
        assertEquals("\"high\" is no number to compare accuracy with.", complaint("accuracy > high"));
        assertEquals("something to compare is missing before <", complaint("< 3"));
        assertEquals("\"color:\" is nothing to filter by.", complaint("color:red"));
        assertEquals("there is no state \"done\".", complaint("state:done"));
        assertEquals("a quotation mark is missing at the end: \"two", complaint("name \"two"));
    }

    @Test
    void aNameThatNoRunHasIsPointedOut() {
        assertEquals(
                "no run has a figure or setting called \"acuracy\".",
                RunFilter.parse("acuracy > 0.9").unknown(ALL).orElseThrow().message());
        assertTrue(RunFilter.parse("accuracy > 0.9 batch=1").unknown(ALL).isEmpty());
        assertTrue(RunFilter.parse("acuracy > 0.9").unknown(List.of()).isEmpty());
    }
}
