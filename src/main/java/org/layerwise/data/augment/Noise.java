package org.layerwise.data.augment;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Adds {@code N(0, σ²)} to every pixel, a number of its own for each; targets never get any.
 *
 * @param deviation σ in the units of encoded features
 */
@Kind(
        id = "noise",
        title = "Noise",
        doc = "Adds normal noise to every pixel of the training images, in the units that the network sees.",
        paper = "Bishop: Training with Noise is Equivalent to Tikhonov Regularization. Neural Computation 7, 1995")
public record Noise(
        @Param(doc = "Standard deviation σ, in the units of scaled features", value = "0.1", min = 0)
        double deviation) implements Augmentation {
    public Noise {
        if (!(deviation >= 0) || Double.isInfinite(deviation)) {
            throw Problem.error(Location.NOWHERE, Message.of("data.augment/noise-deviation", deviation))
                    .toException();
        }
    }

    @Override
    public boolean moves() {
        return false;
    }

    @Override
    public Kernel kernel(PixelGrid grid) {
        return (x, y, at, random) -> {
            for (int i = 0; i < grid.size(); i++) {
                int place = grid.place(i);
                if (place >= 0) {
                    x[at + place] = (float) (x[at + place] + deviation * random.nextGaussian());
                }
            }
        };
    }
}
