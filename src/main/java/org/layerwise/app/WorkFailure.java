package org.layerwise.app;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Where;

/** What to tell of work in the background that threw. */
final class WorkFailure {
    private WorkFailure() {}

    /** Its problems; none when it was cancelled. */
    static List<Problem> problems(Throwable thrown) {
        return switch (thrown) {
            case ProblemException expected -> expected.problems();
            case CancellationException cancelled -> List.of();
            case OutOfMemoryError none ->
                List.of(Problem.error(
                        Where.NOWHERE,
                        "there was not enough memory for it.",
                        "Use a smaller table, or close the run."));
            default -> List.of(Problem.error(Where.NOWHERE, "it failed: " + thrown + ".", "Please report this."));
        };
    }
}
