package org.layerwise.data;

import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.table.ColumnType;

/**
 * What a target column asks for: classification when it is text, has leading zeros, or at most {@value #MAX_CLASSES} different
 * integers; regression otherwise. Whole numbers count as integers however they are written.
 *
 * @param task the guess
 * @param reason why, in words
 */
public record TaskGuess(Task task, String reason) {
    /** The most different integers that are taken for classes. */
    public static final int MAX_CLASSES = 20;

    /** The guess for a column as it was profiled. */
    public static TaskGuess of(ColumnProfile target) {
        NumberSummary numbers = target.numbers();
        boolean isText = !target.type().isNumeric() && target.type() != ColumnType.BOOLEAN;
        if (isText || numbers == null) {
            return new TaskGuess(Task.CLASSIFICATION, target.name() + ": " + target.reason());
        }
        String values = numbers.values() + " different ";
        if (!numbers.integers()) {
            return new TaskGuess(Task.REGRESSION, target.name() + " holds numbers that are not all integers");
        }
        if (numbers.values() <= MAX_CLASSES) {
            String noun = numbers.values() == 1 ? "integer" : "integers";
            return new TaskGuess(Task.CLASSIFICATION, target.name() + " holds " + values + noun);
        }
        return new TaskGuess(
                Task.REGRESSION, target.name() + " holds " + values + "integers, more than " + MAX_CLASSES);
    }
}
