package org.layerwise.experiment;

import org.layerwise.catalog.Kind;

/** No figure is good enough to end a run. */
@Kind(id = "none", title = "None", doc = "No figure ends the run.")
public record NoGoal() implements StopGoal {}
