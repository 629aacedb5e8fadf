package org.layerwise.nn.layer;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.PRelu;
import org.layerwise.nn.activation.PlainFunction;
import org.layerwise.nn.init.Constant;
import org.layerwise.nn.op.OpWriter;
import org.layerwise.nn.op.Parameter;
import org.layerwise.nn.op.Pass;
import org.layerwise.nn.op.Role;

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
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        return switch (function) {
            case PlainFunction plain -> List.of();
            case PRelu learned ->
                List.of(ParameterSpec.vector(
                        "slope", Role.SLOPE, inputs.getFirst().last(), new Constant(learned.initial())));
        };
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        int columns = context.output().last();
        return switch (function) {
            case PlainFunction plain -> new PlainKernel(plain, columns);
            case PRelu learned ->
                new SlopeKernel(learned, context.parameters().getFirst(), new double[columns], columns);
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

    private record SlopeKernel(PRelu function, Parameter slope, double[] sums, int columns) implements LayerKernel {
        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            int size = output.numRows * output.numCols;
            function.apply(inputs[0].data, slope.value().data, output.data, size / columns, columns);
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            int rows = output.numRows * output.numCols / columns;
            float[] x = inputs[0].data;
            function.slopeGradient(x, outputGradient.data, sums, slope.gradient().data, rows, columns);
            FMatrixRMaj inputGradient = inputGradients[0];
            if (inputGradient != null) {
                function.gradient(x, slope.value().data, outputGradient.data, inputGradient.data, rows, columns);
            }
        }
    }
}
