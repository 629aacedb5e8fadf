package org.layerwise.data.pipeline;

import java.util.Arrays;
import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * The features themselves, as the network sees them: the target of an autoencoder.
 *
 * @param features their names, in order
 */
@Kind(id = "reconstruction", title = "Reconstruction", doc = "The features themselves: the target of an autoencoder.")
public record ReconstructionTarget(
        @Param(doc = "The features' names in order", value = "")
        List<String> features) implements FittedTarget {
    public ReconstructionTarget {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("at least one feature");
        }
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public int width() {
        return features.size();
    }

    @Override
    public double[] scales() {
        double[] scales = new double[features.size()];
        Arrays.fill(scales, 1);
        return scales;
    }
}
