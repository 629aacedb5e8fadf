package org.layerwise.experiment;

/** When a run ends before its last epoch. */
public sealed interface Stopping permits NoStopping, EarlyStopping {}
