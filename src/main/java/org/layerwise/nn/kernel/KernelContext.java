package org.layerwise.nn.kernel;

import java.util.List;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Shape;
import org.layerwise.math.Gemm;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.param.Parameter;

/**
 * What a layer's kernel is built of.
 *
 * @param inputs the shapes of the inputs
 * @param output the shape of the output
 * @param parameters as the layer declared them, in that order
 * @param capacity the largest batch, in samples
 * @param gemm the matrix product; large ones are shared by the team already
 * @param team who shares the run's other large work
 * @param random this node's own stream for what is random in training
 * @param frozen whether nothing of the layer may change in training, statistics included
 */
public record KernelContext(
        List<Shape> inputs,
        Shape output,
        List<Parameter> parameters,
        int capacity,
        Gemm gemm,
        ThreadTeam team,
        RandomStream random,
        boolean frozen) {

    /** For one thread. */
    public KernelContext(
            List<Shape> inputs,
            Shape output,
            List<Parameter> parameters,
            int capacity,
            Gemm gemm,
            RandomStream random,
            boolean frozen) {
        this(inputs, output, parameters, capacity, gemm, ThreadTeam.ofOne(), random, frozen);
    }
}
