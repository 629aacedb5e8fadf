package org.layerwise.nn.kernel;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The passes of a recurrent layer, in one direction or both. Inside, time comes before the batch. */
public final class RecurrentKernel implements LayerKernel {
    private static final int PARAMETERS = 4;

    private final RecurrentDirection[] directions;
    private final int steps;
    private final int features;
    private final int capacity;
    private float[] x = {};

    public RecurrentKernel(RecurrentCell cell, int units, boolean sequence, KernelContext context) {
        this.steps = context.inputs().getFirst().sizes().getFirst();
        this.features = context.inputs().getFirst().last();
        this.capacity = context.capacity();
        int count = context.parameters().size() / PARAMETERS;
        this.directions = new RecurrentDirection[count];
        for (int k = 0; k < count; k++) {
            directions[k] = new RecurrentDirection(
                    cell,
                    context,
                    context.parameters().subList(k * PARAMETERS, (k + 1) * PARAMETERS),
                    k == 1,
                    sequence,
                    k * units,
                    count * units);
        }
    }

    @Override
    public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
        switch (pass) {
            case TRAINING -> {
                if (x.length == 0) {
                    x = new float[capacity * steps * features];
                }
                byTime(inputs[0]);
                for (RecurrentDirection direction : directions) {
                    direction.train(x, output);
                }
            }
            case EVALUATION -> {
                for (RecurrentDirection direction : directions) {
                    direction.evaluate(inputs[0], output);
                }
            }
        }
    }

    /** {@code [batch × steps × features]} as {@code [steps × batch × features]}. */
    private void byTime(FMatrixRMaj input) {
        int rows = input.numRows;
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                System.arraycopy(
                        input.data, (row * steps + step) * features, x, (step * rows + row) * features, features);
            }
        }
    }

    @Override
    public void backward(
            FMatrixRMaj[] inputs,
            FMatrixRMaj output,
            FMatrixRMaj outputGradient,
            @Nullable FMatrixRMaj[] inputGradients) {
        int rows = output.numRows;
        for (RecurrentDirection direction : directions) {
            direction.backward(x, outputGradient);
        }
        FMatrixRMaj inputGradient = inputGradients[0];
        if (inputGradient != null) {
            float beta = 0;
            for (RecurrentDirection direction : directions) {
                direction.inputGradient(beta, x, rows); // x itself is not needed any more
                beta = 1;
            }
            for (int row = 0; row < rows; row++) {
                for (int step = 0; step < steps; step++) {
                    System.arraycopy(
                            x,
                            (step * rows + row) * features,
                            inputGradient.data,
                            (row * steps + step) * features,
                            features);
                }
            }
        }
    }
}
