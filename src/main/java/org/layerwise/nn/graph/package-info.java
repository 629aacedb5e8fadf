/** Networks as graphs of nodes: checking, planning, weights, and the passes forward and backward. */
@NullMarked
package org.layerwise.nn.graph;

import org.jspecify.annotations.NullMarked;
