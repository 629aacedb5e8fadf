package org.layerwise.nn.layer;

import java.util.List;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.translate.OpWriter;

/** A layer: what a node of a network does to its inputs. */
public sealed interface LayerSpec
        permits Input,
                Dense,
                Activation,
                Dropout,
                GaussianNoise,
                BatchNorm,
                LayerNorm,
                Flatten,
                Reshape,
                Conv1d,
                Conv2d,
                MaxPool1d,
                MaxPool2d,
                AveragePool1d,
                AveragePool2d,
                GlobalAveragePool,
                Embedding,
                SimpleRnn,
                Lstm,
                Gru,
                Add,
                Multiply,
                Concat {

    /** How many inputs it takes at least. */
    default int minInputs() {
        return 1;
    }

    /** How many inputs it takes at most. */
    default int maxInputs() {
        return 1;
    }

    /**
     * The shape of one sample's output.
     *
     * @param inputs the shapes of the inputs, as many as allowed
     * @throws ProblemException when they do not fit; the place is left to the caller
     */
    Shape outputShape(List<Shape> inputs);

    /** The parameters for inputs of these shapes. */
    default List<ParameterSpec> parameters(List<Shape> inputs) {
        return List.of();
    }

    /**
     * How many numbers of four bytes a kernel keeps beside inputs, outputs and their gradients.
     *
     * @param inputs the shapes of the inputs
     * @param batch samples at most
     * @param training whether it is to train
     */
    default long scratch(List<Shape> inputs, int batch, boolean training) {
        return 0;
    }

    /** A kernel that computes this layer's passes. */
    LayerKernel kernel(KernelContext context);

    /**
     * Adds this layer to a translation, in evaluation.
     *
     * @param inputs the names of the inputs' values
     * @param parameters as declared, with their values
     * @return the name of the output's value
     */
    String write(OpWriter writer, List<String> inputs, List<Parameter> parameters);
}
