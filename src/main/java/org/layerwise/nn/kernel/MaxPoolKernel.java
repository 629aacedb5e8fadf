package org.layerwise.nn.kernel;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The largest value of each window, the first of equals; the gradient goes to the place it came from, kept since the pass forward. */
public final class MaxPoolKernel implements LayerKernel {
    private final Grid grid;
    private final int capacity;
    private final int row;

    /** For each output, how far from its window's corner, channel by channel, the largest value stood. */
    private int[] largest = new int[0];

    public MaxPoolKernel(Grid grid, int capacity) {
        this.grid = grid;
        this.capacity = capacity;
        this.row = grid.columns().input() * grid.channels();
    }

    @Override
    public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
        boolean isTraining = pass == Pass.TRAINING;
        if (isTraining && largest.length == 0) {
            largest = new int[capacity * output.numCols];
        }
        Window rows = grid.rows();
        Window columns = grid.columns();
        int to = 0;
        for (int sample = 0; sample < output.numRows; sample++) {
            int begin = sample * inputs[0].numCols;
            for (int r = 0; r < rows.output(); r++) {
                int top = r * rows.stride() - rows.before();
                int bottom = Math.min(top + rows.size(), rows.input());
                for (int c = 0; c < columns.output(); c++) {
                    int left = c * columns.stride() - columns.before();
                    int right = Math.min(left + columns.size(), columns.input());
                    int corner = begin + top * row + left * grid.channels();
                    if (bottom - top == 2 && right - left == 2 && top >= 0 && left >= 0 && isTraining) {
                        takeOfFour(inputs[0].data, corner, output.data, to);
                        to += grid.channels();
                        continue;
                    }
                    boolean isFirst = true;
                    for (int i = Math.max(top, 0); i < bottom; i++) {
                        for (int j = Math.max(left, 0); j < right; j++) {
                            int place = (i - top) * row + (j - left) * grid.channels();
                            if (isFirst) {
                                take(inputs[0].data, corner, place, output.data, to, isTraining);
                                isFirst = false;
                            } else if (isTraining) {
                                compare(inputs[0].data, corner, place, output.data, to);
                            } else {
                                raise(inputs[0].data, corner + place, output.data, to);
                            }
                        }
                    }
                    to += grid.channels();
                }
            }
        }
    }

    /** A window of two by two, the usual one, in one go. */
    private void takeOfFour(float[] x, int corner, float[] y, int to) {
        int channels = grid.channels();
        int below = row;
        int across = row + channels;
        int[] places = largest;
        for (int k = 0; k < channels; k++) {
            float first = x[corner + k];
            float two = Math.max(first, x[corner + channels + k]);
            float three = Math.max(two, x[corner + below + k]);
            float four = Math.max(three, x[corner + across + k]);
            int place = channels & isNew(first, two);
            int third = isNew(two, three);
            place = (place & ~third) | (below & third);
            int fourth = isNew(three, four);
            places[to + k] = (place & ~fourth) | (across & fourth);
            y[to + k] = four;
        }
    }

    /** All ones where a maximum has changed, else zero: by bits, which the compiler makes a vector's work of. */
    private static int isNew(float before, float after) {
        int difference = Float.floatToRawIntBits(after) ^ Float.floatToRawIntBits(before);
        return (difference | -difference) >> 31;
    }

    private void take(float[] x, int corner, int place, float[] y, int to, boolean isTraining) {
        System.arraycopy(x, corner + place, y, to, grid.channels());
        if (isTraining) {
            Arrays.fill(largest, to, to + grid.channels(), place);
        }
    }

    private void raise(float[] x, int from, float[] y, int to) {
        for (int k = 0; k < grid.channels(); k++) {
            y[to + k] = Math.max(y[to + k], x[from + k]);
        }
    }

    /** As {@link #raise}, and keeps the place. */
    private void compare(float[] x, int corner, int place, float[] y, int to) {
        int from = corner + place;
        for (int k = 0; k < grid.channels(); k++) {
            float before = y[to + k];
            float after = Math.max(before, x[from + k]);
            int isNew = isNew(before, after);
            largest[to + k] = (largest[to + k] & ~isNew) | (place & isNew);
            y[to + k] = after;
        }
    }

    @Override
    public void backward(
            FMatrixRMaj[] inputs,
            FMatrixRMaj output,
            FMatrixRMaj outputGradient,
            @Nullable FMatrixRMaj[] inputGradients) {
        FMatrixRMaj inputGradient = inputGradients[0];
        if (inputGradient == null) {
            return;
        }
        Window rows = grid.rows();
        Window columns = grid.columns();
        float[] dx = inputGradient.data;
        float[] dy = outputGradient.data;
        Arrays.fill(dx, 0, output.numRows * inputGradient.numCols, 0f);
        int from = 0;
        for (int sample = 0; sample < output.numRows; sample++) {
            for (int r = 0; r < rows.output(); r++) {
                int top = sample * inputGradient.numCols + (r * rows.stride() - rows.before()) * row;
                for (int c = 0; c < columns.output(); c++) {
                    int corner = top + (c * columns.stride() - columns.before()) * grid.channels();
                    for (int k = 0; k < grid.channels(); k++) {
                        dx[corner + k + largest[from + k]] += dy[from + k];
                    }
                    from += grid.channels();
                }
            }
        }
    }
}
