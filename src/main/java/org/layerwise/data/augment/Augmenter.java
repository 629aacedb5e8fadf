package org.layerwise.data.augment;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.RandomStream;

/** Changes the images of training batches, row after row, each by every augmentation in turn. Belongs to one thread. */
public final class Augmenter {
    private final Augmentation.Kernel[] kernels;
    private final RandomStream random;

    /** @param random what is drawn from; its state is all there is */
    public Augmenter(List<Augmentation> augmentations, PixelGrid grid, RandomStream random) {
        this.kernels = augmentations.stream().map(kind -> kind.kernel(grid)).toArray(Augmentation.Kernel[]::new);
        this.random = random;
    }

    /**
     * Changes a batch. Allocates nothing.
     *
     * @param x features {@code [n × d]}. Modified.
     * @param y targets {@code [n × d]} where they are the very features: what moves in x moves in y, noise does not come to them. Else
     *     null. Modified.
     */
    public void apply(FMatrixRMaj x, @Nullable FMatrixRMaj y) {
        float[] targets = y == null ? null : y.data;
        for (int row = 0; row < x.numRows; row++) {
            for (Augmentation.Kernel kernel : kernels) {
                kernel.apply(x.data, targets, row * x.numCols, random);
            }
        }
    }

    /** Changes one row, whose targets stay as they are. Modified. */
    public void apply(float[] row) {
        for (Augmentation.Kernel kernel : kernels) {
            kernel.apply(row, null, 0, random);
        }
    }
}
