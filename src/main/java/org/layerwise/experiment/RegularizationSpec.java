package org.layerwise.experiment;

import org.layerwise.catalog.Param;
import org.layerwise.nn.regularize.Clipping;

/**
 * What holds the whole network's training in check; penalties on weights belong to their layers.
 *
 * @param clipping the limit on gradients
 */
public record RegularizationSpec(
        @Param(value = "none", doc = "A limit on gradients.", title = "Gradient clipping")
        Clipping clipping) {}
