package org.layerwise.data.step;

import java.util.Optional;
import org.layerwise.catalog.Kind;

/** Leaves numbers as they are. */
@Kind(
        id = "none",
        title = "None",
        doc = "Leaves numbers as they are: for columns that are alike in size already, such as pixels.")
public record NoScaling() implements Scaling {
    @Override
    public Optional<Step> step() {
        return Optional.empty();
    }
}
