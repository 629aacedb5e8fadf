package org.layerwise.data.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;

/** Steps one after the other. */
public final class StepChain {
    private StepChain() {}

    /**
     * What is wrong with the order of some steps; empty when they fit together.
     *
     * @param first what the column's cells are
     * @param path where the steps stand in the experiment
     */
    public static List<Problem> check(ColumnContent first, List<Step> steps, String path) {
        List<Problem> problems = new ArrayList<>();
        ColumnContent content = first;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String refusal = content == ColumnContent.DONE
                    ? "nothing may follow " + title(steps.get(i - 1))
                    : reason(step.refusal(content), content);
            if (!refusal.isEmpty()) {
                problems.add(Problem.error(
                        Location.path("", path + "." + i),
                        title(step) + " cannot stand here: " + refusal + ".",
                        hint(content)));
                return problems;
            }
            content = step.gives(content);
        }
        if (content == ColumnContent.TEXTS && !steps.isEmpty()) {
            problems.add(Problem.error(
                    Location.path("", path),
                    "the column still holds texts after the last step.",
                    "Add one-hot, ordinal, frequency, index or date-parts."));
        }
        return problems;
    }

    private static String title(Step step) {
        return Catalog.of(Step.class).describe(step).title();
    }

    private static String reason(String refusal, ColumnContent content) {
        return refusal.isEmpty()
                ? ""
                : refusal + ", and the column holds " + content.name().toLowerCase(Locale.ROOT) + " there";
    }

    private static String hint(ColumnContent content) {
        return switch (content) {
            case TEXTS -> "Put one-hot, ordinal, frequency or date-parts before it, or make the column's type number.";
            case NUMBERS -> "Remove it, change its value, or make the column's type category.";
            case DONE -> "Move it up, or remove it.";
        };
    }

    /**
     * Fits each step on what the steps before it make of the training rows.
     *
     * @param steps as {@link #check} allows them, without {@link Drop}
     * @param filling fills in what is missing even after the last step
     */
    public static List<FittedStep> fit(List<Step> steps, ColumnData training, Step filling) {
        List<FittedStep> fitted = new ArrayList<>();
        ColumnData data = training;
        boolean missing = true;
        for (int i = 0; i < steps.size(); i++) {
            FittedStep next = steps.get(i).fit(data);
            fitted.add(next);
            missing = next.leavesMissing(missing);
            if (missing || i + 1 < steps.size()) {
                data = next.apply(data);
            }
        }
        if (missing) {
            fitted.add(filling.fit(data));
        }
        return fitted;
    }

    /** Rows after all steps. */
    public static ColumnData.Numbers apply(List<FittedStep> steps, ColumnData data) {
        ColumnData result = data;
        for (FittedStep step : steps) {
            result = step.apply(result);
        }
        return result.numbers();
    }

    /** Throws what {@link #check} finds. */
    public static void require(ColumnContent first, List<Step> steps, String path) {
        ProblemException.throwIfErrors(check(first, steps, path));
    }
}
