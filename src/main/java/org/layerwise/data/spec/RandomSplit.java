package org.layerwise.data.spec;

import org.layerwise.catalog.Kind;

/** By chance, from the experiment's seed; stratified where {@link SplitSpec#stratified()} says so. */
@Kind(
        id = "random",
        title = "Random",
        doc = "By chance, from the seed: for rows that have nothing to do with each other.")
public record RandomSplit() implements SplitBy {}
