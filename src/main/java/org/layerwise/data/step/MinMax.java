package org.layerwise.data.step;

import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedAffine;
import org.layerwise.data.step.fitted.FittedStep;

/**
 * The training rows span a given range; a constant feature becomes its lower end.
 *
 * @param low what the smallest training value becomes
 * @param high what the largest becomes; above {@code low}
 */
@Kind(id = "min-max", title = "Min–max", doc = "Scales so that the training rows span a range. Sensitive to outliers.")
public record MinMax(
        @Param(doc = "What the smallest training value becomes", value = "0")
        double low,

        @Param(doc = "What the largest training value becomes", value = "1")
        double high)
        implements Step, Scaling {
    public MinMax {
        if (!(low < high)) {
            throw Problem.error(Location.NOWHERE, Message.of("data.step/min-max-order", low, high))
                    .toException();
        }
    }

    @Override
    public FittedStep fit(ColumnData training) {
        return new FittedAffine(
                TrainingValues.each(training, sample -> sample.min() - low * scale(sample)),
                TrainingValues.each(training, this::scale));
    }

    @Override
    public Optional<Step> step() {
        return Optional.of(this);
    }

    private double scale(TrainingValues sample) {
        return TrainingValues.orOne((sample.max() - sample.min()) / (high - low));
    }
}
