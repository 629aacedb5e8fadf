package org.layerwise.experiment;

/** When a run has learned enough. */
public sealed interface Target permits NoTarget, FigureTarget {}
