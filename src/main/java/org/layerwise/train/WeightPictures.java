package org.layerwise.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Shape;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.layer.Conv1d;
import org.layerwise.nn.layer.Conv2d;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.GaussianNoise;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.Role;

/**
 * A kernel's weights as pictures: of each unit that sees an image, of each filter of a convolution, or the matrix as it is.
 *
 * @param name of the parameter, as in files of weights
 * @param form what a picture is of
 * @param height of each picture
 * @param width of each picture
 * @param inputs channels that a picture can be of; 1 where there is nothing to choose
 * @param pictures one for each unit or filter, row by row; NaN where there is no weight. Not to be modified
 * @param averagedRows weights below each other in one value
 * @param averagedColumns weights beside each other in one value
 */
public record WeightPictures(
        String name,
        Form form,
        int height,
        int width,
        int inputs,
        List<float[]> pictures,
        int averagedRows,
        int averagedColumns) {
    /** Stands for the mean of all input channels. */
    public static final int MEAN = -1;

    /** More rows or columns of a matrix are averaged. */
    static final int MOST = 128;

    /** What a picture is of. */
    public enum Form {
        /** A unit that sees an image: one weight for each pixel. */
        UNITS,
        /** A filter: one weight for each place of its window. */
        FILTERS,
        /** A filter over time: steps below each other, features side by side. */
        SEQUENCE_FILTERS,
        /** All weights: inputs below each other, units side by side. */
        MATRIX
    }

    public WeightPictures {
        pictures = List.copyOf(pictures);
    }

    /**
     * Those of a layer, one for each of its kernels; none for a layer without weights.
     *
     * @param channel of the input, or {@link #MEAN}
     * @param pixels where the features are in an image; null where a plain row is none
     */
    public static List<WeightPictures> of(Model model, String id, int channel, @Nullable ImagePixels pixels) {
        Plan plan = model.plan();
        int place = plan.place(id);
        PlanNode node = plan.nodes().get(place);
        List<WeightPictures> all = new ArrayList<>();
        for (Parameter parameter : model.weights().of(place)) {
            if (parameter.role() == Role.KERNEL) {
                all.add(of(plan, node, parameter, channel, pixels));
            }
        }
        return all;
    }

    private static WeightPictures of(
            Plan plan, PlanNode node, Parameter parameter, int channel, @Nullable ImagePixels pixels) {
        FMatrixRMaj value = parameter.value();
        String name = parameter.name();
        return switch (node.spec().layer()) {
            case Conv2d filters ->
                images(
                        name,
                        Form.FILTERS,
                        value,
                        filters.height(),
                        filters.width(),
                        node.inputShapes().getFirst().last(),
                        channel);
            case Conv1d filters ->
                images(
                        name,
                        Form.SEQUENCE_FILTERS,
                        value,
                        filters.size(),
                        node.inputShapes().getFirst().last(),
                        1,
                        0);
            case Dense dense -> units(plan, node, name, value, channel, pixels).orElseGet(() -> matrix(name, value));
            case LayerSpec other -> matrix(name, value);
        };
    }

    /** One picture for each column of a kernel whose rows are places and channels of an image. */
    private static WeightPictures images(
            String name, Form form, FMatrixRMaj kernel, int height, int width, int channels, int channel) {
        List<float[]> pictures = new ArrayList<>();
        for (int unit = 0; unit < kernel.numCols; unit++) {
            float[] picture = new float[height * width];
            for (int i = 0; i < picture.length; i++) {
                picture[i] = channel == MEAN
                        ? mean(kernel, i * channels, channels, unit)
                        : kernel.data[(i * channels + Math.min(channel, channels - 1)) * kernel.numCols + unit];
            }
            pictures.add(picture);
        }
        return new WeightPictures(name, form, height, width, channels, pictures, 1, 1);
    }

    private static float mean(FMatrixRMaj kernel, int firstRow, int rows, int column) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += kernel.data[(firstRow + row) * kernel.numCols + column];
        }
        return (float) (sum / rows);
    }

    /** The pictures of units that see an image, whether as it is or as a flat row; empty where they see none. */
    private static Optional<WeightPictures> units(
            Plan plan, PlanNode node, String name, FMatrixRMaj kernel, int channel, @Nullable ImagePixels pixels) {
        PlanNode source = source(plan, node);
        if (source == null) {
            return Optional.empty();
        }
        Shape shape = source.shape();
        if (shape.rank() == 3 && kernel.numRows == shape.size()) {
            List<Integer> sizes = shape.sizes();
            return Optional.of(images(name, Form.UNITS, kernel, sizes.get(0), sizes.get(1), shape.last(), channel));
        }
        List<Integer> features = source.featurePlaces();
        if (shape.rank() == 1 && pixels != null && kernel.numRows == features.size() && pixels.covers(features)) {
            return Optional.of(ofColumns(name, kernel, features, pixels));
        }
        return Optional.empty();
    }

    private static WeightPictures ofColumns(
            String name, FMatrixRMaj kernel, List<Integer> features, ImagePixels pixels) {
        List<float[]> pictures = new ArrayList<>();
        for (int unit = 0; unit < kernel.numCols; unit++) {
            float[] picture = new float[pixels.height() * pixels.width()];
            Arrays.fill(picture, Float.NaN);
            for (int row = 0; row < features.size(); row++) {
                int pixel = pixels.ofFeature()[features.get(row)];
                if (pixel >= 0) {
                    picture[pixel] = kernel.data[row * kernel.numCols + unit];
                }
            }
            pictures.add(picture);
        }
        return new WeightPictures(name, Form.UNITS, pixels.height(), pixels.width(), 1, pictures, 1, 1);
    }

    /** The input that a layer sees as it is, through layers that leave every number in its place. */
    private static @Nullable PlanNode source(Plan plan, PlanNode node) {
        PlanNode at = node;
        while (at.inputs().size() == 1) {
            at = plan.nodes().get(at.inputs().getFirst());
            LayerSpec layer = at.spec().layer();
            if (layer instanceof Input) {
                return at;
            }
            if (!(layer instanceof Flatten || layer instanceof Dropout || layer instanceof GaussianNoise)) {
                return null;
            }
        }
        return null;
    }

    private static WeightPictures matrix(String name, FMatrixRMaj kernel) {
        int down = Math.ceilDiv(kernel.numRows, MOST);
        int across = Math.ceilDiv(kernel.numCols, MOST);
        int height = Math.ceilDiv(kernel.numRows, down);
        int width = Math.ceilDiv(kernel.numCols, across);
        float[] picture = new float[height * width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                picture[row * width + column] = mean(
                        kernel,
                        row * down,
                        Math.min(kernel.numRows, (row + 1) * down),
                        column * across,
                        Math.min(kernel.numCols, (column + 1) * across));
            }
        }
        return new WeightPictures(name, Form.MATRIX, height, width, 1, List.of(picture), down, across);
    }

    private static float mean(FMatrixRMaj kernel, int top, int bottom, int left, int right) {
        double sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                sum += kernel.data[row * kernel.numCols + column];
            }
        }
        return (float) (sum / ((bottom - top) * (right - left)));
    }

    /** The largest weight of all pictures, without its sign: one scale for all; 0 where all are zero. */
    public double most() {
        double most = 0;
        for (float[] picture : pictures) {
            for (float value : picture) {
                most = Double.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
            }
        }
        return most;
    }
}
