package org.layerwise.nn.graph;

/**
 * One connection of a network.
 *
 * @param source the id of the node it comes from
 * @param target the id of the node it leads to
 * @param slot its place among the target's inputs
 */
public record Edge(String source, String target, int slot) {}
