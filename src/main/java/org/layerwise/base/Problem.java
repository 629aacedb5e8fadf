package org.layerwise.base;

/**
 * The one shape of "what is wrong", from a table's cell to an export.
 *
 * @param severity how much it matters
 * @param where the exact place
 * @param text what is wrong, the thing, what was expected, what came; and what to do about it
 */
public record Problem(Severity severity, Location where, Message text) {

    public static Problem error(Location where, Message text) {
        return new Problem(Severity.ERROR, where, text);
    }

    public static Problem warning(Location where, Message text) {
        return new Problem(Severity.WARNING, where, text);
    }

    public static Problem note(Location where, Message text) {
        return new Problem(Severity.NOTE, where, text);
    }

    /** The same problem somewhere else. */
    public Problem at(Location other) {
        return new Problem(severity, other, text);
    }

    /** What is wrong, in words. */
    public String message() {
        return text.text();
    }

    /** What to do about it; empty when the message says it all. */
    public String hint() {
        return text.hint();
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Place, message and hint in one line. */
    public String describe() {
        String place = where.describe();
        String message = message();
        boolean isNamed = place.isEmpty() || message.startsWith(place + " ("); // a node's messages begin with its name
        String line = isNamed ? message : Message.of("base/of", place, message).text();
        String hint = hint();
        return hint.isEmpty() ? line : line + " " + hint;
    }

    /** This problem as an exception, for callers who cannot go on. */
    public ProblemException toException() {
        return new ProblemException(this);
    }
}
