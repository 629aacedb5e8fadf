package org.layerwise.ui.fx;

import java.util.List;
import java.util.function.Consumer;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * The boundary of the JavaFX thread: whatever nobody caught there ends up here, is logged once, and is shown as a message.
 * What is meant for people ({@link ProblemException}) is shown as it stands and not logged.
 */
public final class FxFailures implements Thread.UncaughtExceptionHandler {
    private static final System.Logger LOG = System.getLogger(FxFailures.class.getName());

    private final Consumer<List<Problem>> report;

    /** @param report shows problems; called on the JavaFX thread */
    public FxFailures(Consumer<List<Problem>> report) {
        this.report = report;
    }

    /** Takes charge of what nobody catches, on the thread that calls this and on all that have no handler of their own. */
    public void install() {
        Thread.currentThread().setUncaughtExceptionHandler(this);
        Thread.setDefaultUncaughtExceptionHandler(this);
    }

    /** Gives the charge back, unless somebody else has taken it since. */
    public void uninstall() {
        if (equals(Thread.currentThread().getUncaughtExceptionHandler())) {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
        if (equals(Thread.getDefaultUncaughtExceptionHandler())) {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        List<Problem> problems = problems(failure);
        FxThread.later(() -> report.accept(problems));
    }

    /** What to say about a failure; one that is a mistake in Layerwise is logged with its trace. */
    private static List<Problem> problems(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException meant) {
                return meant.problems();
            }
        }
        LOG.log(System.Logger.Level.ERROR, "a failure that nobody expected", failure);
        return List.of(Problem.error(Location.NOWHERE, Message.of("ui.fx/own-failure", failure.toString())));
    }
}
