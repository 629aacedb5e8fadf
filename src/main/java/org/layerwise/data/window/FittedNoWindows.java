package org.layerwise.data.window;

import org.layerwise.catalog.Kind;

/** Every row is a sample by itself. */
@Kind(id = "none", title = "None", doc = "Every row is a sample by itself.")
public record FittedNoWindows() implements FittedWindowing {}
