package org.layerwise.nn.layer;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.PlainFunction;
import org.layerwise.nn.op.OpWriter;
import org.layerwise.nn.op.Parameter;
import org.layerwise.nn.op.Pass;

/** {@code Y = f(X)}; the shape stays, and what works on whole rows works on the last axis. */
@Kind(
        id = "activation",
        title = "Activation",
        doc = "Applies a function to every output of the layer before: what makes a network more than one big product.",
        group = "Activation")
public record Activation(
        @Param(value = "tanh", doc = "The function.") ActivationFunction function) implements LayerSpec {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        int columns = context.output().last();
        return switch (function) {
            case PlainFunction plain -> new PlainKernel(plain, columns);
        };
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return function.write(writer, inputs.getFirst(), parameters);
    }

    private record PlainKernel(PlainFunction function, int columns) implements LayerKernel {
        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            int size = output.numRows * output.numCols;
            function.apply(inputs[0].data, output.data, size / columns, columns);
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            FMatrixRMaj inputGradient = inputGradients[0];
            if (inputGradient != null) {
                function.gradient(
                        inputs[0].data,
                        output.data,
                        outputGradient.data,
                        inputGradient.data,
                        output.numRows * output.numCols / columns,
                        columns);
            }
        }
    }
}
