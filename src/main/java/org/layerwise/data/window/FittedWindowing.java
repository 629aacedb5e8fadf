package org.layerwise.data.window;

/** What one input of the network is made of, as fitted on the training rows. */
public sealed interface FittedWindowing permits FittedNoWindows, FittedWindows {}
