package org.layerwise.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void everyPlaceIsExact() {
        assertEquals("", Location.NOWHERE.describe());
        assertEquals("iris.csv", Location.file("iris.csv").describe());
        assertEquals("iris.csv, line 3", Location.line("iris.csv", 3).describe());
        assertEquals(
                "iris.csv, line 3, column 2",
                Location.cell("iris.csv", 3, 2, "").describe());
        assertEquals(
                "iris.csv, line 3, column 2 (width)",
                Location.cell("iris.csv", 3, 2, "width").describe());
        assertEquals(
                "iris.csv, column width", Location.column("iris.csv", "width").describe());
        assertEquals("dense1", Location.node("dense1").describe());
        assertEquals("dense1.units", Location.parameter("dense1", "units").describe());
        assertEquals(
                "a.json, network.dense1.units",
                Location.path("a.json", "network.dense1.units").describe());
        assertEquals(
                "network.dense1.units",
                Location.path("", "network.dense1.units").describe());
        assertEquals("a.json", Location.path("a.json", "").describe());
        assertEquals("step 7", Location.step(7, "").describe());
        assertEquals("step 7, dense1", Location.step(7, "dense1").describe());
    }

    @Test
    void isOneLineOfPlaceMessageAndHint() {
        Location place = Location.parameter("dense1", "units");
        Message hinted = Message.of("base/plain", "too many.").hinted(Message.of("base/plain", "Take less."));
        assertEquals(
                "dense1.units: too many. Take less.",
                Problem.error(place, hinted).describe());
        assertEquals(
                "dense1.units: too many.",
                Problem.error(place, Message.of("base/plain", "too many.")).describe());
        assertEquals(
                "too many. Take less.", Problem.error(Location.NOWHERE, hinted).describe());
    }

    @Test
    void onlyErrorsEndAnOperation() {
        Problem note = Problem.note(Location.NOWHERE, Message.of("base/plain", "a note"));
        Problem warning = Problem.warning(Location.NOWHERE, Message.of("base/plain", "a warning"));
        Problem one = Problem.error(Location.node("a"), Message.of("base/plain", "an error"));
        Problem two = Problem.error(Location.node("b"), Message.of("base/plain", "another"));
        ProblemException.throwIfErrors(List.of());
        ProblemException.throwIfErrors(List.of(note, warning));
        ProblemException thrown = assertThrows(
                ProblemException.class, () -> ProblemException.throwIfErrors(List.of(note, one, warning, two)));
        assertEquals(List.of(one, two), thrown.problems());
        assertEquals("a: an error\nb: another", thrown.getMessage());
    }

    @Test
    void keepsItsCauseAndNeedsAProblem() {
        Problem problem = Problem.error(Location.NOWHERE, Message.of("base/plain", "an error"));
        IllegalStateException cause = new IllegalStateException();
        assertSame(cause, new ProblemException(problem, cause).getCause());
        assertEquals(List.of(problem), problem.toException().problems());
        assertThrows(IllegalArgumentException.class, () -> new ProblemException(List.of()));
    }
}
