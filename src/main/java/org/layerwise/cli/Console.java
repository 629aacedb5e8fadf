package org.layerwise.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;

/**
 * Where the command line writes: results to out, everything else to err, both in UTF-8 whatever the locale.
 *
 * @param out results
 * @param err messages and progress
 * @param terminal whether err is a terminal that progress can be drawn on
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal) {
    private static final int WARNINGS = 10;

    /** The process's own streams. */
    public static Console system() {
        return new Console(
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Optional.ofNullable(System.console())
                        .map(java.io.Console::isTerminal)
                        .orElse(false));
    }

    /** The same where nothing is to be redrawn. */
    Console withoutTerminal() {
        return new Console(out, err, false);
    }

    /** Says what is wrong: place, message, hint, a line each. */
    public void report(List<Problem> problems) {
        long shown = 0;
        for (Problem problem : problems) {
            if (problem.isError() || shown++ < WARNINGS) {
                err.println(prefix(problem.severity()) + problem.describe());
            }
        }
        if (shown > WARNINGS) {
            err.println("… and " + (shown - WARNINGS) + " more.");
        }
    }

    private static String prefix(Severity severity) {
        return switch (severity) {
            case NOTE -> "note: ";
            case WARNING -> "warning: ";
            case ERROR -> "error: ";
        };
    }
}
