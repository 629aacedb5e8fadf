package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Orthonormal at first, {@code QᵀQ = I} or {@code QQᵀ = I}. When a run begins, the kernels of Dense and convolution layers that have
 * this initializer are divided, layer by layer from the input on, by the standard deviation of their layer's output on the first
 * batch, until its variance is 1 within the tolerance. What needs no data is drawn here; the rest is done by the trainer.
 */
@Kind(
        id = "lsuv",
        title = "LSUV",
        doc =
                "Orthonormal, then scaled when a run begins: layer by layer, until each layer's output on the first batch has "
                        + "variance 1. For Dense and convolution layers; in others it stays orthonormal.",
        paper = "Mishkin, Matas: All you need is a good init. ICLR 2016 (arXiv:1511.06422)")
public record Lsuv(
        @Param(value = "0.1", doc = "How far a layer's variance may be from 1.", min = 0, minInclusive = false)
        double tolerance,

        @Param(value = "10", doc = "How often a layer is scaled at most.", min = 1, max = 1000, advanced = true)
        int iterations)
        implements Initializer {
    private static final Orthogonal ORTHONORMAL = new Orthogonal(1);

    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        ORTHONORMAL.fill(values, shape, random);
    }

    /** That of the orthonormal matrix, before it is scaled. */
    @Override
    public double standardDeviation(KernelShape shape) {
        return ORTHONORMAL.standardDeviation(shape);
    }
}
