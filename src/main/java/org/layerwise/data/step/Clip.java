package org.layerwise.data.step;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedClip;
import org.layerwise.data.step.fitted.FittedStep;

/**
 * Values beyond two bounds become the bounds.
 *
 * @param by what {@code lower} and {@code upper} are
 * @param lower the lower quantile or bound
 * @param upper the upper one
 */
@Kind(
        id = "clip",
        title = "Clip outliers",
        doc = "Values beyond two quantiles of the training rows, or beyond two given numbers, become these.",
        paper = "Winsorizing: Dixon, Simplified Estimation from Censored Normal Samples, 1960")
public record Clip(
        @Param(doc = "What lower and upper are", value = "quantiles")
        ClipBy by,

        @Param(doc = "The lower quantile or bound", value = "0.01")
        double lower,

        @Param(doc = "The upper quantile or bound", value = "0.99")
        double upper)
        implements Step {
    public Clip {
        if (!(lower < upper)) {
            throw Problem.error(Location.NOWHERE, Message.of("data.step/clip-order", lower, upper))
                    .toException();
        }
        if (by == ClipBy.QUANTILES && (lower < 0 || upper > 1)) {
            throw Problem.error(Location.NOWHERE, Message.of("data.step/clip-quantiles", lower, upper))
                    .toException();
        }
    }

    @Override
    public FittedStep fit(ColumnData training) {
        return switch (by) {
            case QUANTILES ->
                new FittedClip(
                        TrainingValues.each(training, sample -> sample.quantile(lower)),
                        TrainingValues.each(training, sample -> sample.quantile(upper)));
            case BOUNDS ->
                new FittedClip(
                        TrainingValues.each(training, sample -> lower), TrainingValues.each(training, sample -> upper));
        };
    }
}
