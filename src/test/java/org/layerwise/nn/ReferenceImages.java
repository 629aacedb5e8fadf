package org.layerwise.nn;

import java.util.List;
import org.layerwise.base.Shape;
import org.layerwise.nn.layer.AveragePool1d;
import org.layerwise.nn.layer.AveragePool2d;
import org.layerwise.nn.layer.Conv1d;
import org.layerwise.nn.layer.Conv2d;
import org.layerwise.nn.layer.MaxPool1d;
import org.layerwise.nn.layer.MaxPool2d;
import org.layerwise.nn.layer.Padding;

/** {@link Reference}'s formulas of convolution and pooling, one sum after another. */
final class ReferenceImages {
    private ReferenceImages() {}

    /** One axis: its length, and how a window moves along it. */
    private record Axis(int length, int size, int stride, int dilation, Padding padding) {
        int places() {
            return switch (padding) {
                case SAME -> (int) Math.ceil(length / (double) stride);
                case VALID -> (length - (1 + (size - 1) * dilation)) / stride + 1;
            };
        }

        /** The place on the axis that the j-th cell of the i-th window covers; outside it is padding. */
        int at(int i, int j) {
            int reach = (places() - 1) * stride + (size - 1) * dilation + 1;
            int missing = padding == Padding.SAME ? Math.max(0, reach - length) : 0;
            return i * stride + j * dilation - (int) Math.floor(missing / 2.0);
        }

        boolean holds(int place) {
            return place >= 0 && place < length;
        }
    }

    private interface Cells {
        /** What a window's cells {@code [cells][channels]} that are not padding give; the i-th stands at {@code indices[i]}. */
        double[] apply(List<double[]> cells, List<Integer> indices);
    }

    static double[][] conv1d(Conv1d layer, Reference.Call call) {
        Axis time =
                new Axis(call.shape().sizes().get(0), layer.size(), layer.stride(), layer.dilation(), layer.padding());
        return convolve(new Axis(1, 1, 1, 1, Padding.VALID), time, layer.filters(), layer.bias(), call);
    }

    static double[][] conv2d(Conv2d layer, Reference.Call call) {
        List<Integer> sizes = call.shape().sizes();
        return convolve(
                new Axis(sizes.get(0), layer.height(), layer.stride(), layer.dilation(), layer.padding()),
                new Axis(sizes.get(1), layer.width(), layer.stride(), layer.dilation(), layer.padding()),
                layer.filters(),
                layer.bias(),
                call);
    }

    private static double[][] convolve(Axis rows, Axis columns, int filters, boolean bias, Reference.Call call) {
        double[] weight = call.parameters().getFirst();
        int channels = call.shape().last();
        return windows(rows, columns, call, (cells, indices) -> {
            double[] y = new double[filters];
            for (int f = 0; f < filters; f++) {
                y[f] = bias ? call.parameters().get(1)[f] : 0;
                for (int i = 0; i < cells.size(); i++) {
                    for (int c = 0; c < channels; c++) {
                        y[f] += cells.get(i)[c] * weight[(indices.get(i) * channels + c) * filters + f];
                    }
                }
            }
            return y;
        });
    }

    static double[][] maxPool1d(MaxPool1d layer, Reference.Call call) {
        return pool1d(layer.size(), layer.stride(), layer.padding(), true, call);
    }

    static double[][] maxPool2d(MaxPool2d layer, Reference.Call call) {
        return pool2d(layer.size(), layer.stride(), layer.padding(), true, call);
    }

    static double[][] averagePool1d(AveragePool1d layer, Reference.Call call) {
        return pool1d(layer.size(), layer.stride(), layer.padding(), false, call);
    }

    static double[][] averagePool2d(AveragePool2d layer, Reference.Call call) {
        return pool2d(layer.size(), layer.stride(), layer.padding(), false, call);
    }

    private static double[][] pool1d(int size, int stride, Padding padding, boolean isMax, Reference.Call call) {
        Axis time = new Axis(call.shape().sizes().get(0), size, stride == 0 ? size : stride, 1, padding);
        return pool(new Axis(1, 1, 1, 1, Padding.VALID), time, isMax, call);
    }

    private static double[][] pool2d(int size, int stride, Padding padding, boolean isMax, Reference.Call call) {
        List<Integer> sizes = call.shape().sizes();
        int step = stride == 0 ? size : stride;
        return pool(
                new Axis(sizes.get(0), size, step, 1, padding),
                new Axis(sizes.get(1), size, step, 1, padding),
                isMax,
                call);
    }

    private static double[][] pool(Axis rows, Axis columns, boolean isMax, Reference.Call call) {
        return windows(rows, columns, call, (cells, indices) -> {
            double[] y = new double[call.shape().last()];
            for (int c = 0; c < y.length; c++) {
                int channel = c;
                var values = cells.stream().mapToDouble(cell -> cell[channel]);
                y[c] = isMax ? values.max().orElseThrow() : values.average().orElseThrow();
            }
            return y;
        });
    }

    static double[][] globalAveragePool(Reference.Call call) {
        int channels = call.shape().last();
        double[][] y = new double[call.input().length][channels];
        for (int i = 0; i < y.length; i++) {
            double[] x = call.input()[i];
            int positions = x.length / channels;
            for (int k = 0; k < x.length; k++) {
                y[i][k % channels] += x[k] / positions;
            }
        }
        return y;
    }

    private static double[][] windows(Axis rows, Axis columns, Reference.Call call, Cells cells) {
        Shape shape = call.shape();
        double[][] y = new double[call.input().length][];
        for (int sample = 0; sample < y.length; sample++) {
            double[][] pixels = Reference.regroup(new double[][] {call.input()[sample]}, shape.last());
            List<double[]> outputs = new java.util.ArrayList<>();
            for (int r = 0; r < rows.places(); r++) {
                for (int c = 0; c < columns.places(); c++) {
                    outputs.add(window(rows, columns, r, c, pixels, cells));
                }
            }
            y[sample] = Numbers.flat(outputs.toArray(double[][]::new));
        }
        return y;
    }

    private static double[] window(Axis rows, Axis columns, int r, int c, double[][] pixels, Cells cells) {
        List<double[]> covered = new java.util.ArrayList<>();
        List<Integer> indices = new java.util.ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                int y = rows.at(r, i);
                int x = columns.at(c, j);
                if (rows.holds(y) && columns.holds(x)) {
                    covered.add(pixels[y * columns.length() + x]);
                    indices.add(i * columns.size() + j);
                }
            }
        }
        return cells.apply(covered, indices);
    }
}
