package org.layerwise.data.step;

import java.util.List;
import java.util.Optional;
import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedAffine;
import org.layerwise.data.step.fitted.FittedStep;

/** Zero mean and unit variance (population) on the training rows; a constant feature is only centered. */
@Kind(
        id = "standardize",
        title = "Standardize",
        doc = "Zero-centers and scales to unit variance. The usual choice for networks.",
        paper = "LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998, section 4.3")
public record Standardize() implements Step, Scaling {
    @Override
    public FittedStep fit(ColumnData training) {
        List<TrainingValues> samples = TrainingValues.each(training);
        return new FittedAffine(
                samples.stream().map(TrainingValues::mean).toList(),
                samples.stream().map(TrainingValues::deviation).toList());
    }

    @Override
    public Optional<Step> step() {
        return Optional.of(this);
    }
}
