package org.layerwise.data.step;

import java.util.Optional;
import org.layerwise.base.Message;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedStep;

/**
 * One step from a column's cells to its features. A step is told what to do and learns the rest, such as a mean, from the
 * training rows alone; {@link StepChain} puts steps together.
 */
public sealed interface Step
        permits ImputeMean,
                ImputeMedian,
                ImputeMode,
                ImputeConstant,
                MissingIndicator,
                Center,
                Standardize,
                MinMax,
                RobustScale,
                Log1p,
                Clip,
                Bin,
                OneHot,
                Ordinal,
                Frequency,
                Index,
                DateParts,
                Drop {
    /** Why the step cannot follow where the column holds {@code before}; empty when it can. */
    default Optional<Message> refusal(ColumnContent before) {
        return before == ColumnContent.NUMBERS ? Optional.empty() : Optional.of(Message.of("data.step/needs-numbers"));
    }

    /** What the column holds after the step. */
    default ColumnContent gives(ColumnContent before) {
        return before;
    }

    /**
     * Learns from the training rows.
     *
     * @param training the column's training rows as the steps before left them. Not modified.
     */
    FittedStep fit(ColumnData training);
}
