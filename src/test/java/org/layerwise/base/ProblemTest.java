package org.layerwise.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void everyPlaceIsExact() {
        assertEquals("", Where.NOWHERE.describe());
        assertEquals("iris.csv", Where.file("iris.csv").describe());
        assertEquals("iris.csv, line 3", Where.line("iris.csv", 3).describe());
        assertEquals(
                "iris.csv, line 3, column 2", Where.cell("iris.csv", 3, 2, "").describe());
        assertEquals(
                "iris.csv, line 3, column 2 (width)",
                Where.cell("iris.csv", 3, 2, "width").describe());
        assertEquals("iris.csv, column width", Where.column("iris.csv", "width").describe());
        assertEquals("dense1", Where.node("dense1").describe());
        assertEquals("dense1.units", Where.parameter("dense1", "units").describe());
        assertEquals(
                "a.json, network.dense1.units",
                Where.path("a.json", "network.dense1.units").describe());
        assertEquals(
                "network.dense1.units", Where.path("", "network.dense1.units").describe());
        assertEquals("a.json", Where.path("a.json", "").describe());
        assertEquals("step 7", Where.step(7, "").describe());
        assertEquals("step 7, dense1", Where.step(7, "dense1").describe());
    }

    @Test
    void isOneLineOfPlaceMessageAndHint() {
        Where place = Where.parameter("dense1", "units");
        assertEquals(
                "dense1.units: too many. Take less.",
                Problem.error(place, "too many.", "Take less.").describe());
        assertEquals(
                "dense1.units: too many.", Problem.error(place, "too many.", "").describe());
        assertEquals(
                "too many. Take less.",
                Problem.error(Where.NOWHERE, "too many.", "Take less.").describe());
    }

    @Test
    void onlyErrorsEndAnOperation() {
        Problem note = Problem.note(Where.NOWHERE, "a note", "");
        Problem warning = Problem.warning(Where.NOWHERE, "a warning", "");
        Problem one = Problem.error(Where.node("a"), "an error", "");
        Problem two = Problem.error(Where.node("b"), "another", "");
        ProblemException.throwIfErrors(List.of());
        ProblemException.throwIfErrors(List.of(note, warning));
        ProblemException thrown = assertThrows(
                ProblemException.class, () -> ProblemException.throwIfErrors(List.of(note, one, warning, two)));
        assertEquals(List.of(one, two), thrown.problems());
        assertEquals("a: an error\nb: another", thrown.getMessage());
    }

    @Test
    void keepsItsCauseAndNeedsAProblem() {
        Problem problem = Problem.error(Where.NOWHERE, "an error", "");
        IllegalStateException cause = new IllegalStateException();
        assertSame(cause, new ProblemException(problem, cause).getCause());
        assertEquals(List.of(problem), problem.toException().problems());
        assertThrows(IllegalArgumentException.class, () -> new ProblemException(List.of()));
    }
}
