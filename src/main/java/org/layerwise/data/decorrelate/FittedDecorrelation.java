package org.layerwise.data.decorrelate;

/** What is done to all features together, as fitted on the training rows. */
public sealed interface FittedDecorrelation permits FittedNone, FittedProjection {}
