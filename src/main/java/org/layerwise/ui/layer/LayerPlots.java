package org.layerwise.ui.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.base.Shape;
import org.layerwise.train.LayerOutputs;
import org.layerwise.train.WeightPictures;
import org.layerwise.ui.chart.plot.ColumnPlot;
import org.layerwise.ui.chart.plot.ImagesPlot;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.Texts;

/** The plots of a layer's page, from what is computed of a model. */
final class LayerPlots {
    /** Pictures that are shown at a time. */
    static final int PER_PAGE = 64;

    private LayerPlots() {}

    /** Pages that so many pictures take. */
    static int pages(int pictures) {
        return Math.max(1, Math.ceilDiv(pictures, PER_PAGE));
    }

    /** How many pictures the weights make. */
    static int count(WeightPictures weights) {
        return weights.pictures().size();
    }

    /** How many pictures an output makes: an image's channels. */
    static int count(LayerOutputs.Output output) {
        return output.shape().rank() == 3 ? output.shape().last() : 1;
    }

    /**
     * A kernel's weights.
     *
     * @param layer its id
     * @param channel that is shown, or {@link WeightPictures#MEAN}
     * @param page from 0
     */
    static StaticPlot weights(String layer, WeightPictures weights, int channel, int page) {
        String name = layer + "." + weights.name();
        String legend = weights.averagedRows() * weights.averagedColumns() == 1
                ? Texts.get("layer.weight")
                : Texts.get("layer.weight.mean", weights.averagedRows(), weights.averagedColumns());
        if (weights.form() == WeightPictures.Form.MATRIX) {
            List<ImagesPlot.Image> whole = List.of(new ImagesPlot.Image(
                    name, weights.height(), weights.width(), weights.pictures().getFirst()));
            return ImagesPlot.diverging(Texts.get("layer.weights.matrix", name), legend, whole, weights.most())
                    .withAxes(
                            axis("layer.axis.input", weights.averagedRows()),
                            axis("layer.axis.unit", weights.averagedColumns()));
        }
        List<ImagesPlot.Image> images = new ArrayList<>();
        int from = page * PER_PAGE;
        for (int i = from; i < Math.min(from + PER_PAGE, count(weights)); i++) {
            images.add(new ImagesPlot.Image(
                    String.valueOf(i + 1),
                    weights.height(),
                    weights.width(),
                    weights.pictures().get(i)));
        }
        String of = weights.inputs() == 1
                ? ""
                : channel == WeightPictures.MEAN
                        ? Texts.get("layer.weights.mean", weights.inputs())
                        : Texts.get("layer.weights.channel", channel + 1);
        String title = switch (weights.form()) {
            case UNITS -> Texts.get("layer.weights.units", name);
            case FILTERS -> Texts.get("layer.weights.filters", name);
            case SEQUENCE_FILTERS -> Texts.get("layer.weights.sequence", name);
            case MATRIX -> name;
        };
        return ImagesPlot.diverging(title + of, legend, images, weights.most());
    }

    /** {@code input}, or {@code input, 4 together}. */
    private static String axis(String key, int averaged) {
        return averaged == 1 ? Texts.get(key) : Texts.get(key + ".several", averaged);
    }

    /**
     * What a layer puts out for a row.
     *
     * @param units names of its units
     * @param row its number, from 1
     * @param page from 0
     */
    static StaticPlot output(LayerOutputs.Output output, List<String> units, int row, int page) {
        Shape shape = output.shape();
        String title = Texts.get("layer.outputs.title", output.id(), row);
        String legend = Texts.get("layer.output");
        return switch (shape.rank()) {
            case 1 -> new ColumnPlot(title, Texts.get("layer.axis.unit"), legend, units, values(output.values()));
            case 3 -> {
                List<ImagesPlot.Image> all = new ArrayList<>();
                for (int i = 0; i < shape.last(); i++) {
                    all.add(new ImagesPlot.Image(
                            String.valueOf(i + 1),
                            shape.sizes().get(0),
                            shape.sizes().get(1),
                            output.channel(i)));
                }
                ImagesPlot whole = ImagesPlot.of(title, legend, all); // one scale for all pages
                int from = page * PER_PAGE;
                yield new ImagesPlot(
                        title,
                        legend,
                        all.subList(from, Math.min(from + PER_PAGE, all.size())),
                        whole.low(),
                        whole.high(),
                        whole.coloring(),
                        "",
                        "");
            }
            default ->
                ImagesPlot.of(
                                title,
                                legend,
                                List.of(new ImagesPlot.Image(
                                        output.id(), shape.size() / shape.last(), shape.last(), output.values())))
                        .withAxes(Texts.get("layer.axis.time"), Texts.get("layer.axis.unit"));
        };
    }

    private static List<Double> values(float[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> (double) values[i])
                .toList();
    }

    /** The image that a row is. */
    static StaticPlot image(int row, int height, int width, float[] pixels) {
        String title = Texts.get("layer.row.image", row);
        List<ImagesPlot.Image> one = List.of(new ImagesPlot.Image("", height, width, pixels));
        return new ImagesPlot(title, Texts.get("layer.pixel"), one, 0, 1, ImagesPlot.Coloring.GRAY, "", "");
    }
}
