package org.layerwise.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;

/**
 * Where the command line writes: results to out, everything else to err, both in UTF-8 whatever the locale.
 *
 * @param out results
 * @param err messages and progress
 * @param terminal whether err is a terminal that progress can be drawn on
 * @param lost why not all results were written, once out is flushed; empty when they were
 * @param answers what somebody types at the terminal, a line each time; empty when nobody does
 */
public record Console(
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Supplier<Optional<Problem>> lost,
        Supplier<Optional<String>> answers) {
    private static final int WARNINGS = 10;
    private static final int ERRORS = 100;
    private static final Set<String> YES = Set.of("y", "yes");

    /** Both are written through a {@link TerminalWriter}, so that no text of a file forges what this program says. */
    public Console {
        out = TerminalWriter.of(out);
        err = TerminalWriter.of(err);
    }

    /** One whose results always arrive. */
    public Console(PrintWriter out, PrintWriter err, boolean terminal) {
        this(out, err, terminal, Optional::empty);
    }

    /** One at which nobody types. */
    public Console(PrintWriter out, PrintWriter err, boolean terminal, Supplier<Optional<Problem>> lost) {
        this(out, err, terminal, lost, Optional::empty);
    }

    /** The process's own streams. */
    public static Console system() {
        StandardOutput out = StandardOutput.ofProcess();
        return new Console(
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Optional.ofNullable(System.console())
                        .map(java.io.Console::isTerminal)
                        .orElse(false),
                out::problem,
                () -> Optional.ofNullable(System.console()).map(java.io.Console::readLine));
    }

    /** The same where nothing is to be redrawn. */
    Console withoutTerminal() {
        return new Console(out, err, false, lost, answers);
    }

    /** Where results go that another program reads: as they are. */
    PrintWriter data() {
        return TerminalWriter.of(out).raw();
    }

    /** Draws on the terminal: control characters are the caller's own, and texts of files have none. */
    void draw(String text) {
        PrintWriter raw = TerminalWriter.of(err).raw();
        raw.print(text);
        raw.flush();
    }

    /** Asks whether something is to be done; only a plain yes is one. */
    boolean isConfirmed(String question) {
        draw(TerminalText.line(question) + " [y/N] ");
        return answers.get()
                .map(answer -> YES.contains(answer.strip().toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    /** Says what is wrong: place, message, hint, a line each; of very many the first, and how many more there are. */
    public void report(List<Problem> problems) {
        long errors = 0;
        long others = 0;
        for (Problem problem : problems) {
            if (problem.isError() ? errors++ < ERRORS : others++ < WARNINGS) {
                err.println(prefix(problem.severity()) + problem.describe());
            }
        }
        if (errors > ERRORS) {
            err.println("… and " + (errors - ERRORS) + " more errors.");
        }
        if (others > WARNINGS) {
            err.println("… and " + (others - WARNINGS) + " more.");
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
