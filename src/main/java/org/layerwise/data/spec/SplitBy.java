package org.layerwise.data.spec;

/** By what rows are dealt to training, validation and test. */
public sealed interface SplitBy permits RandomSplit, GroupSplit, TimeSplit {}
