package org.layerwise.experiment;

import java.util.List;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.data.augment.PixelGrid;
import org.layerwise.data.pipeline.FeatureLayout;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.ShiftScale;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ColumnType;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Input;

/**
 * Which features are an image's pixels: those that an input node gives a shape of height, width and channels; else the table's
 * columns that are called like pixels, or all of them where they are numbers, if they make a square. Pixels that are left out, such as
 * those that never change, keep their place.
 */
public final class ImageFeatures {
    /** The fewest pixels of an image whose columns are not called so. */
    private static final int FEWEST = 49;

    private static final int FEWEST_NAMED = 9;

    private ImageFeatures() {}

    /** Whether an experiment's rows can be taken for images. */
    public static boolean areImages(Experiment experiment) {
        return shaped(experiment).isPresent() || pixels(experiment.data()).isPresent();
    }

    /**
     * The pixels of an experiment's images.
     *
     * @param augmentations what is to be done with them
     * @throws ProblemException when rows are no images, or pixels are encoded in a way that they cannot be moved
     */
    public static PixelGrid of(Experiment experiment, FittedPipeline pipeline, List<Augmentation> augmentations) {
        if (pipeline.joint().isPresent()) {
            throw Problem.error(
                            Location.path("", "training.augmentation"), Message.of("experiment/images-decorrelated"))
                    .toException();
        }
        boolean moves = augmentations.stream().anyMatch(Augmentation::moves);
        Input shaped = shaped(experiment).orElse(null);
        if (shaped != null) {
            int[] places = new PipelineFeatures(pipeline.layout()).places(shaped.columns());
            shaped.shapeFor(places.length);
            return grid(
                    shaped.shape().get(1), shaped.shape().get(0), shaped.shape().get(2), places, pipeline, moves);
        }
        if (pipeline.windowed() != null) {
            throw noImages(experiment);
        }
        List<String> columns = pixels(experiment.data()).orElseThrow(() -> noImages(experiment));
        int side = (int) Math.sqrt(columns.size());
        FeatureLayout layout = pipeline.layout();
        int[] places = columns.stream()
                .mapToInt(name -> layout.contains(name) ? layout.span(name).from() : -1)
                .toArray();
        return grid(side, side, 1, places, pipeline, moves);
    }

    private static Optional<Input> shaped(Experiment experiment) {
        return experiment.network().expand().stream()
                .map(NodeSpec::layer)
                .filter(Input.class::isInstance)
                .map(Input.class::cast)
                .filter(input -> input.shape().size() == 3)
                .findFirst();
    }

    /** The pixels' columns in the table's order, those left out among them. */
    private static Optional<List<String>> pixels(DataSpec data) {
        List<ColumnSpec> others = data.columns().stream()
                .filter(column -> !column.name().equals(data.weights()))
                .toList();
        List<String> named = others.stream()
                .map(ColumnSpec::name)
                .filter(ImageLayout::isPixel)
                .toList();
        if (isSquare(named.size(), FEWEST_NAMED)) {
            return Optional.of(named);
        }
        boolean numbers =
                others.stream().allMatch(column -> column.type().isNumeric() || column.type() == ColumnType.BOOLEAN);
        return numbers && isSquare(others.size(), FEWEST)
                ? Optional.of(others.stream().map(ColumnSpec::name).toList())
                : Optional.empty();
    }

    private static boolean isSquare(int count, int fewest) {
        int side = (int) Math.sqrt(count);
        return count >= fewest && side * side == count;
    }

    private static ProblemException noImages(Experiment experiment) {
        return Problem.error(
                        Location.path("", "training.augmentation"),
                        Message.of(
                                "experiment/no-images",
                                experiment.data().columns().size()))
                .toException();
    }

    private static PixelGrid grid(
            int width, int height, int channels, int[] places, FittedPipeline pipeline, boolean moves) {
        float[] shifts = new float[places.length];
        float[] scales = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            scales[i] = 1;
            if (places[i] >= 0) {
                FittedColumn column = pipeline.columnOf(places[i]).orElseThrow();
                ShiftScale scaled = column.shiftScale().orElse(null);
                if (scaled != null) {
                    shifts[i] = (float) scaled.shift();
                    scales[i] = (float) scaled.scale();
                } else if (moves) {
                    throw notScaled(column.name());
                }
            }
        }
        return new PixelGrid(width, height, channels, places, shifts, scales);
    }

    private static ProblemException notScaled(String column) {
        return Problem.error(
                        Location.path("", "training.augmentation"), Message.of("experiment/pixel-not-scaled", column))
                .toException();
    }
}
