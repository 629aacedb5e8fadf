package org.layerwise.train.measure;

/** A figure of a whole epoch: over its training batches as they were trained, or of the validation part after it. */
public sealed interface EpochMeasure extends Measure
        permits TrainLoss,
                TrainAccuracy,
                TrainRmse,
                TrainR2,
                ValidationLoss,
                ValidationAccuracy,
                ValidationRmse,
                ValidationR2,
                TrainMae,
                ValidationMae,
                ValidationMetric {

    @Override
    default boolean isUsual() {
        return true;
    }

    @Override
    default String cost() {
        return ofValidation()
                ? "the evaluation of the validation part after each epoch"
                : "none: summed while training";
    }

    /** Whether it is taken of the validation part, not of the training batches. */
    boolean ofValidation();

    /** Whether it says something of classes. */
    boolean forClasses();

    /** Whether it says something of numbers. */
    boolean forNumbers();

    /** The figure. */
    double value(EpochFigures figures);
}
