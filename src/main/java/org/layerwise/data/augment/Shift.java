package org.layerwise.data.augment;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Moves an image by as many pixels across and down as are drawn, each from −{@code pixels} to {@code pixels}, all equally likely.
 * What comes in from beyond the edge is background, the table's 0.
 *
 * @param pixels the most in each direction
 */
@Kind(
        id = "shift",
        title = "Shift",
        doc =
                "Moves each training image by up to so many pixels across and down; what comes in is background, the table's 0.",
        paper = "Simard et al.: Best Practices for Convolutional Neural Networks, ICDAR 2003")
public record Shift(
        @Param(doc = "Pixels in each direction, at most", value = "1", min = 1, max = 1000)
        int pixels) implements Augmentation {
    public Shift {
        if (pixels < 1) {
            throw Problem.error(Location.NOWHERE, Message.of("data.augment/shift-pixels", pixels))
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
        int choices = 2 * pixels + 1;
        return (x, y, at, random) -> {
            int across = random.nextInt(choices) - pixels;
            int down = random.nextInt(choices) - pixels;
            if (across != 0 || down != 0) {
                grid.move(x, at, scratch, -across, 1, -down, 1);
                if (y != null) {
                    grid.move(y, at, scratch, -across, 1, -down, 1);
                }
            }
        };
    }
}
