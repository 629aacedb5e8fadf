package org.layerwise.app;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** What to tell of work in the background that threw. */
final class BackgroundProblems {
    private BackgroundProblems() {}

    /** Its problems; none when it was cancelled. */
    static List<Problem> problems(Throwable thrown) {
        return switch (thrown) {
            case ProblemException expected -> expected.problems();
            case CancellationException cancelled -> List.of();
            case OutOfMemoryError none -> List.of(Problem.error(Location.NOWHERE, Message.of("app/out-of-memory")));
            default -> List.of(Problem.error(Location.NOWHERE, Message.of("app/own-failure", thrown.toString())));
        };
    }
}
