package org.layerwise.nn.param;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The weights of a recurrent layer, for a translation.
 *
 * @param parameters as the layer declares them, for each direction: {@code weight_ih [features × gates·units]}, {@code weight_hh
 *     [units × gates·units]}, {@code bias_ih}, {@code bias_hh [gates·units]}
 */
public record RecurrentWeights(List<Parameter> parameters) {
    private static final int OF_A_DIRECTION = 4;

    public RecurrentWeights {
        parameters = List.copyOf(parameters);
    }

    public int directions() {
        return parameters.size() / OF_A_DIRECTION;
    }

    public int features() {
        return parameters.get(0).value().numRows;
    }

    public int units() {
        return parameters.get(1).value().numRows;
    }

    /** How many columns all gates have. */
    public int width() {
        return parameters.get(1).value().numCols;
    }

    /** {@code weight_ih} as {@code [directions × gates·units × features]}, the gates in this order. */
    public float[] inputKernels(int... gates) {
        float[] target = new float[directions() * width() * features()];
        for (int k = 0; k < directions(); k++) {
            transpose(OF_A_DIRECTION * k, gates, target, k * width() * features());
        }
        return target;
    }

    /** {@code weight_hh} as {@code [directions × gates·units × units]}, the gates in this order. */
    public float[] stateKernels(int... gates) {
        float[] target = new float[directions() * width() * units()];
        for (int k = 0; k < directions(); k++) {
            transpose(OF_A_DIRECTION * k + 1, gates, target, k * width() * units());
        }
        return target;
    }

    /** {@code bias_ih} and {@code bias_hh} as {@code [directions × 2·gates·units]}, the gates in this order. */
    public float[] biases(int... gates) {
        float[] target = new float[directions() * 2 * width()];
        for (int k = 0; k < directions(); k++) {
            transpose(OF_A_DIRECTION * k + 2, gates, target, k * 2 * width());
            transpose(OF_A_DIRECTION * k + 3, gates, target, (k * 2 + 1) * width());
        }
        return target;
    }

    private void transpose(int parameter, int[] gates, float[] target, int offset) {
        FMatrixRMaj matrix = parameters.get(parameter).value();
        int units = matrix.numCols / gates.length;
        int place = offset;
        for (int gate : gates) {
            for (int j = gate * units; j < (gate + 1) * units; j++) {
                for (int i = 0; i < matrix.numRows; i++) {
                    target[place++] = matrix.data[i * matrix.numCols + j];
                }
            }
        }
    }
}
