package org.layerwise.data.augment;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Mirrors an image.
 *
 * @param horizontal probability that left and right change places
 * @param vertical probability that top and bottom change places
 */
@Kind(
        id = "flip",
        title = "Flip",
        doc =
                "Mirrors training images by chance. For pictures whose mirror image means the same, unlike digits or letters.")
public record Flip(
        @Param(doc = "Probability that left and right change places", value = "0.5", min = 0, max = 1)
        double horizontal,

        @Param(doc = "Probability that top and bottom change places", value = "0", min = 0, max = 1)
        double vertical)
        implements Augmentation {
    public Flip {
        if (!(horizontal >= 0 && horizontal <= 1 && vertical >= 0 && vertical <= 1)) {
            throw Problem.error(Location.NOWHERE, Message.of("data.augment/flip-probabilities", horizontal, vertical))
                    .toException();
        }
    }

    @Override
    public boolean moves() {
        return true;
    }

    @Override
    public Kernel kernel(PixelGrid grid) {
        float[] scratch = new float[grid.size()];
        int right = grid.width() - 1;
        int bottom = grid.height() - 1;
        return (x, y, at, random) -> {
            boolean across = random.nextDouble() < horizontal;
            boolean down = random.nextDouble() < vertical;
            if (across || down) {
                int x0 = across ? right : 0;
                int y0 = down ? bottom : 0;
                grid.move(x, at, scratch, x0, across ? -1 : 1, y0, down ? -1 : 1);
                if (y != null) {
                    grid.move(y, at, scratch, x0, across ? -1 : 1, y0, down ? -1 : 1);
                }
            }
        };
    }
}
