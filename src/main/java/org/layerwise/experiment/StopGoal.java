package org.layerwise.experiment;

/** When a run has learned enough. */
public sealed interface StopGoal permits NoGoal, FigureGoal {}
