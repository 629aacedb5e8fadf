package org.layerwise.base;

/**
 * The one shape of "what is wrong", from a table's cell to an export.
 *
 * @param severity how much it matters
 * @param where the exact place
 * @param message what is wrong: the thing, what was expected, what came
 * @param hint what to do about it; empty when the message says it all
 */
public record Problem(Severity severity, Location where, String message, String hint) {

    public static Problem error(Location where, String message, String hint) {
        return new Problem(Severity.ERROR, where, message, hint);
    }

    public static Problem warning(Location where, String message, String hint) {
        return new Problem(Severity.WARNING, where, message, hint);
    }

    public static Problem note(Location where, String message, String hint) {
        return new Problem(Severity.NOTE, where, message, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Place, message and hint in one line. */
    public String describe() {
        String place = where.describe();
        boolean isNamed = place.isEmpty() || message.startsWith(place + " ("); // a node's messages begin with its name
        String text = isNamed ? message : place + ": " + message;
        return hint.isEmpty() ? text : text + " " + hint;
    }

    /** This problem as an exception, for callers who cannot go on. */
    public ProblemException toException() {
        return new ProblemException(this);
    }
}
