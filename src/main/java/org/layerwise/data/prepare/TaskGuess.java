package org.layerwise.data.prepare;

import java.util.List;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.spec.Task;
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

    /**
     * The guess for several columns: regression when all hold numbers and not all have two values, else multi-label. No column
     * means a reconstruction.
     */
    public static TaskGuess of(List<ColumnProfile> targets) {
        if (targets.isEmpty()) {
            return new TaskGuess(Task.RECONSTRUCTION, "no target is named");
        }
        if (targets.size() == 1) {
            return of(targets.getFirst());
        }
        String columns = targets.size() + " target columns ";
        if (targets.stream().allMatch(target -> target.distinct() == 2)) {
            return new TaskGuess(Task.MULTI_LABEL, columns + "of two values each");
        }
        boolean numbers = targets.stream().allMatch(target -> target.numbers() != null);
        return numbers
                ? new TaskGuess(Task.REGRESSION, columns + "of numbers")
                : new TaskGuess(Task.MULTI_LABEL, columns + "that are not all numbers");
    }

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
