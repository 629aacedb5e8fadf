package org.layerwise.data.step;

import org.layerwise.catalog.Kind;

/** Zero mean and unit variance (population) on the training rows; a constant feature is only centred. */
@Kind(
        id = "standardize",
        title = "Standardize",
        doc = "Zero-centres and scales to unit variance. The usual choice for networks.",
        paper = "LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998, section 4.3")
public record Standardize() implements Step {
    @Override
    public FittedStep fit(ColumnData training) {
        return new FittedAffine(Sample.each(training, Sample::mean), Sample.each(training, Sample::deviation));
    }
}
