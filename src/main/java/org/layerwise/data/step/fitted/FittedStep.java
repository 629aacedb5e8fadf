package org.layerwise.data.step.fitted;

import java.util.List;
import java.util.Optional;

/**
 * One of the few operations that steps come down to once fitted: what model files hold, what encodes rows and what exports
 * translate. Arithmetic is in double precision; the last step's numbers are rounded to float32.
 */
public sealed interface FittedStep
        permits FittedFill,
                FittedTextFill,
                FittedIndicator,
                FittedAffine,
                FittedLog1p,
                FittedClip,
                FittedBins,
                FittedOneHot,
                FittedLookup,
                FittedDates {
    /**
     * Applies the step.
     *
     * @param data rows as the step before left them. Not modified.
     * @throws IllegalArgumentException when the column holds something else than what the step was fitted for
     */
    ColumnData apply(ColumnData data);

    /** Whether features may be missing after the step, if they {@code may} before it. */
    default boolean leavesMissing(boolean may) {
        return may;
    }

    /** For a step that reads texts as categories: those that it knows. */
    default Optional<List<String>> known() {
        return Optional.empty();
    }
}
