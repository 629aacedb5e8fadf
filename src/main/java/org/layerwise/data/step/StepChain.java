package org.layerwise.data.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedStep;

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
            Optional<Message> refusal = refusal(steps, i, content);
            if (refusal.isPresent()) {
                problems.add(Problem.error(Location.path("", path + "." + i), refusal.get()));
                return problems;
            }
            content = steps.get(i).gives(content);
        }
        if (content == ColumnContent.TEXTS && !steps.isEmpty()) {
            problems.add(Problem.error(Location.path("", path), Message.of("data.step/still-texts")));
        }
        return problems;
    }

    private static String title(Step step) {
        return Catalog.of(Step.class).describe(step).title();
    }

    /** Why the step at a place cannot stand there; empty when it can. */
    private static Optional<Message> refusal(List<Step> steps, int place, ColumnContent content) {
        Step step = steps.get(place);
        return switch (content) {
            case TEXTS ->
                step.refusal(content).map(why -> Message.of("data.step/cannot-stand-among-texts", title(step), why));
            case NUMBERS ->
                step.refusal(content).map(why -> Message.of("data.step/cannot-stand-among-numbers", title(step), why));
            case DONE ->
                Optional.of(Message.of("data.step/nothing-may-follow", title(step), title(steps.get(place - 1))));
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
