package org.layerwise.data.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of a column's steps that leave steps which fit together. */
public final class StepEdits {
    private StepEdits() {}

    private static boolean fits(ColumnContent first, List<Step> steps) {
        return StepChain.check(first, steps, "").isEmpty();
    }

    /**
     * The steps with one more: an indicator of missing values, then what fills them in, as early as it can stand, others as late
     * as they can. Where texts would be left, one-hot follows. A step that reads texts as categories takes the place of the one
     * that did. Empty when it can stand nowhere.
     *
     * @param first what the column's cells are
     */
    public static Optional<List<Step>> added(ColumnContent first, List<Step> steps, Step step) {
        for (int i = 0; i <= steps.size(); i++) {
            List<Step> longer = new ArrayList<>(steps);
            longer.add(isEarly(step) ? i : steps.size() - i, step);
            boolean blinds =
                    fills(step) && steps.subList(i, steps.size()).stream().anyMatch(MissingIndicator.class::isInstance);
            if (!blinds && fits(first, longer)) {
                return Optional.of(longer);
            }
        }
        List<Step> encoded = new ArrayList<>(steps);
        encoded.add(step);
        encoded.add(new OneHot());
        if (fits(first, encoded)) {
            return Optional.of(encoded);
        }
        for (int place = 0; place < steps.size(); place++) {
            if (reads(steps.get(place)) && reads(step)) {
                List<Step> other = new ArrayList<>(steps);
                other.set(place, step);
                return fits(first, other) ? Optional.of(other) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isEarly(Step step) {
        return step instanceof MissingIndicator || fills(step);
    }

    /** Whether no value is missing behind a step. */
    private static boolean fills(Step step) {
        return switch (step) {
            case ImputeMean _, ImputeMedian _, ImputeMode _, ImputeConstant _ -> true;
            case Step _ -> false;
        };
    }

    /** Whether a step reads texts as categories. */
    private static boolean reads(Step step) {
        return step.refusal(ColumnContent.TEXTS).isEmpty()
                && !step.refusal(ColumnContent.NUMBERS).isEmpty();
    }

    /** The steps without one; empty when those that stay do not fit together. */
    public static Optional<List<Step>> removed(ColumnContent first, List<Step> steps, int place) {
        List<Step> fewer = new ArrayList<>(steps);
        fewer.remove(place);
        return fits(first, fewer) ? Optional.of(fewer) : Optional.empty();
    }

    /** The steps with one moved; empty when it cannot stand there. */
    public static Optional<List<Step>> moved(ColumnContent first, List<Step> steps, int from, int to) {
        if (to < 0 || to >= steps.size()) {
            return Optional.empty();
        }
        List<Step> other = new ArrayList<>(steps);
        other.add(to, other.remove(from));
        return fits(first, other) ? Optional.of(other) : Optional.empty();
    }
}
