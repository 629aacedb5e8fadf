package org.layerwise.data.decorrelate;

import org.layerwise.catalog.Kind;

/** Nothing. */
@Kind(id = "none", title = "None", doc = "Features stay as they are.")
public record FittedNone() implements FittedDecorrelation {}
