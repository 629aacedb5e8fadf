package org.layerwise.data;

/** By what rows are dealt to training, validation and test. */
public sealed interface Division permits ByChance, ByGroup, ByTime {}
