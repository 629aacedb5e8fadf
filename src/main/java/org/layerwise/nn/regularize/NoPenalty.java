package org.layerwise.nn.regularize;

import org.layerwise.catalog.Kind;

/** No penalty. */
@Kind(id = "none", title = "None", doc = "No penalty on the weights.")
public record NoPenalty() implements Regularizer {
    @Override
    public double absolute() {
        return 0;
    }

    @Override
    public double squared() {
        return 0;
    }
}
