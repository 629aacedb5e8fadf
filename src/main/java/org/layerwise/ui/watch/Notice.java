package org.layerwise.ui.watch;

import org.layerwise.base.Problem;

/**
 * Something that keeps a run from starting, or that ended one.
 *
 * @param problem what is wrong and what to do
 * @param destination where it is put right
 */
public record Notice(Problem problem, Destination destination) {}
