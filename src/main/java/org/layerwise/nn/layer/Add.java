package org.layerwise.nn.layer;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/** {@code Y = X₁ + X₂ + …}, all of one shape, of any rank. */
@Kind(
        id = "add",
        title = "Add",
        doc = "Adds its inputs, value by value: closes a skip connection.",
        paper = "He, Zhang, Ren, Sun: Deep Residual Learning for Image Recognition. CVPR 2016",
        group = PaletteGroup.MERGE)
public record Add() implements LayerSpec {
    @Override
    public int minInputs() {
        return 2;
    }

    @Override
    public int maxInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shapes.requireSame(inputs, this);
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new AddKernel();
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return writer.add(inputs);
    }

    private record AddKernel() implements LayerKernel {
        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            int size = output.numRows * output.numCols;
            System.arraycopy(inputs[0].data, 0, output.data, 0, size);
            for (int k = 1; k < inputs.length; k++) {
                float[] x = inputs[k].data;
                for (int i = 0; i < size; i++) {
                    output.data[i] += x[i];
                }
            }
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            int size = output.numRows * output.numCols;
            for (FMatrixRMaj inputGradient : inputGradients) {
                if (inputGradient != null) {
                    System.arraycopy(outputGradient.data, 0, inputGradient.data, 0, size);
                }
            }
        }
    }
}
