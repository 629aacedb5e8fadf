package org.layerwise.experiment;

import org.layerwise.catalog.Param;
import org.layerwise.nn.clip.Clipping;
import org.layerwise.nn.regularize.GradientNoise;
import org.layerwise.nn.regularize.NoNoise;

/**
 * What holds the whole network's training in check; penalties on weights belong to their layers.
 *
 * @param clipping the limit on gradients
 * @param noise what is added to gradients, after clipping
 */
public record RegularizationSpec(
        @Param(value = "none", doc = "A limit on gradients.", title = "Gradient clipping")
        Clipping clipping,

        @Param(
                value = "none",
                doc = "Noise added to gradients, after clipping.",
                title = "Gradient noise",
                omitDefault = true)
        GradientNoise noise) {

    /** Without noise. */
    public RegularizationSpec(Clipping clipping) {
        this(clipping, new NoNoise());
    }
}
