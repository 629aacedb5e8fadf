package org.layerwise.ui.watch;

import org.layerwise.base.Problem;

/**
 * Something that keeps a run from starting, that ended one, or that is to be known before one begins.
 *
 * @param problem what is wrong and what to do
 * @param destination where it is put right
 */
public record Notice(Problem problem, Destination destination) {}
