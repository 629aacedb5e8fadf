package org.layerwise.experiment;

import org.layerwise.catalog.Kind;

/** The run ends after its last epoch. */
@Kind(id = "none", title = "After the last epoch", doc = "Trains for the number of epochs given.")
public record NoStopping() implements EarlyStoppingRule {}
