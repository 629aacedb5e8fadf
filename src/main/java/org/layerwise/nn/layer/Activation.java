package org.layerwise.nn.layer;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.PRelu;
import org.layerwise.nn.activation.PlainFunction;
import org.layerwise.nn.init.Constant;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;
import org.layerwise.nn.translate.OpWriter;

/** {@code Y = f(X)}; the shape stays, and what works on whole rows works on the last axis. */
@Kind(
        id = "activation",
        title = "Activation",
        doc = "Applies a function to every output of the layer before: what makes a network more than one big product.",
        group = PaletteGroup.ACTIVATION)
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
            case PlainFunction plain -> new PlainKernel(plain, columns, context.team());
            case PRelu learned ->
                new SlopeKernel(learned, context.parameters().getFirst(), new double[columns], columns);
        };
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return function.write(writer, inputs.getFirst(), parameters);
    }

    private static final class PlainKernel implements LayerKernel {
        private final PlainFunction function;
        private final int columns;
        private final ThreadTeam team;
        private final ThreadTeam.Range values = this::values;
        private final ThreadTeam.Range gradients = this::gradients;
        private float[] x = {};
        private float[] y = x;
        private float[] dy = x;
        private float[] dx = x;

        PlainKernel(PlainFunction function, int columns, ThreadTeam team) {
            this.function = function;
            this.columns = columns;
            this.team = team;
        }

        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            x = inputs[0].data;
            y = output.data;
            split(output.numRows * output.numCols, values);
        }

        private void split(int size, ThreadTeam.Range range) {
            if (function.worksOnRows()) {
                range.run(0, size);
            } else {
                team.split(size, range);
            }
        }

        private void values(int from, int to) {
            function.apply(x, y, from, to, columns);
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            FMatrixRMaj inputGradient = inputGradients[0];
            if (inputGradient != null) {
                x = inputs[0].data;
                y = output.data;
                dy = outputGradient.data;
                dx = inputGradient.data;
                split(output.numRows * output.numCols, gradients);
            }
        }

        private void gradients(int from, int to) {
            function.gradient(x, y, dy, dx, from, to, columns);
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
