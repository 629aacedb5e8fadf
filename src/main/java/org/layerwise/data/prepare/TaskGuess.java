package org.layerwise.data.prepare;

import java.util.List;
import org.layerwise.base.Message;
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
public record TaskGuess(Task task, Message reason) {
    /** The most different integers that are taken for classes. */
    public static final int MAX_CLASSES = 20;

    /** No guess but what somebody asked for. */
    public static TaskGuess asked(Task task) {
        return new TaskGuess(task, Message.of("data.prepare/asked-for"));
    }

    /**
     * The guess for several columns: regression when all hold numbers and not all have two values, else multi-label. No column
     * means a reconstruction.
     */
    public static TaskGuess of(List<ColumnProfile> targets) {
        if (targets.isEmpty()) {
            return new TaskGuess(Task.RECONSTRUCTION, Message.of("data.prepare/no-target"));
        }
        if (targets.size() == 1) {
            return of(targets.getFirst());
        }
        int columns = targets.size();
        if (targets.stream().allMatch(target -> target.distinct() == 2)) {
            return new TaskGuess(Task.MULTI_LABEL, Message.of("data.prepare/targets-of-two", columns));
        }
        boolean numbers = targets.stream().allMatch(target -> target.numbers() != null);
        return numbers
                ? new TaskGuess(Task.REGRESSION, Message.of("data.prepare/targets-of-numbers", columns))
                : new TaskGuess(Task.MULTI_LABEL, Message.of("data.prepare/targets-mixed", columns));
    }

    /** The guess for a column as it was profiled. */
    public static TaskGuess of(ColumnProfile target) {
        NumberSummary numbers = target.numbers();
        boolean isText = !target.type().isNumeric() && target.type() != ColumnType.BOOLEAN;
        if (isText || numbers == null) {
            return new TaskGuess(Task.CLASSIFICATION, Message.of("base/of", target.name(), target.reason()));
        }
        if (!numbers.integers()) {
            return new TaskGuess(Task.REGRESSION, Message.of("data.prepare/fractions", target.name()));
        }
        if (numbers.values() <= MAX_CLASSES) {
            return new TaskGuess(
                    Task.CLASSIFICATION, Message.of("data.prepare/few-integers", target.name(), numbers.values()));
        }
        return new TaskGuess(
                Task.REGRESSION,
                Message.of("data.prepare/many-integers", target.name(), numbers.values(), MAX_CLASSES));
    }
}
