package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** What one command gave; nobody was shown a stack trace. */
record Outcome(int status, String out, String err) {
    Outcome {
        assertFalse(err.contains("\tat ") || err.contains("Exception in") || out.contains("\tat "), err);
    }

    /** Runs a command inside this process. Paths are taken as given, others by their text. */
    static Outcome of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = CommandLineApp.execute(
                new Console(new PrintWriter(out), new PrintWriter(err), false),
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Outcome(status, out.toString(), err.toString());
    }

    /** Runs a command that is to succeed, and gives what it printed. */
    static String done(Object... arguments) {
        Outcome outcome = of(arguments);
        assertEquals(0, outcome.status, outcome.err);
        return outcome.out;
    }
}
