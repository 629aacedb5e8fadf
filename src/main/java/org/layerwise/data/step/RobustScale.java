package org.layerwise.data.step;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedAffine;
import org.layerwise.data.step.fitted.FittedStep;

/**
 * Less the median, by the distance of two quantiles of the training rows; where they are the same, only centered.
 *
 * @param low the lower quantile
 * @param high the upper one
 */
@Kind(
        id = "robust-scale",
        title = "Robust scale",
        doc = "Subtracts the median and divides by the interquartile range: outliers hardly move either.")
public record RobustScale(
        @Param(doc = "The lower quantile", value = "0.25", min = 0, max = 1)
        double low,

        @Param(doc = "The upper quantile", value = "0.75", min = 0, max = 1)
        double high)
        implements Step {
    public RobustScale {
        if (!(low < high)) {
            throw Problem.error(Location.NOWHERE, Message.of("data.step/robust-scale-order", low, high))
                    .toException();
        }
    }

    @Override
    public FittedStep fit(ColumnData training) {
        return new FittedAffine(
                TrainingValues.each(training, TrainingValues::median),
                TrainingValues.each(
                        training, sample -> TrainingValues.orOne(sample.quantile(high) - sample.quantile(low))));
    }
}
