package org.layerwise.ui.design;

import java.util.List;
import java.util.Optional;
import org.layerwise.app.OpenTable;
import org.layerwise.app.Workbench;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.layer.Input;

/**
 * The image shape that an Input of the open table can be given, where the table's rows are images.
 *
 * @param width pixels across
 * @param height pixels down
 * @param pixels the columns of the pixels, in order
 * @param leftOut those of them that the experiment leaves out
 * @param onlyPixels whether nothing but pixels is a feature
 */
record ImageOffer(int width, int height, List<String> pixels, List<String> leftOut, boolean onlyPixels) {

    /** Of what is open; empty when its rows are no images. */
    static Optional<ImageOffer> of(Workbench workbench) {
        OpenTable table = workbench.table().orElse(null);
        Experiment experiment = workbench.experiment().orElse(null);
        return table == null || experiment == null
                ? Optional.empty()
                : ImageLayout.recognize(table.profiles(), experiment.data().target())
                        .flatMap(images -> of(images, table.profiles(), experiment.data()));
    }

    private static Optional<ImageOffer> of(ImageLayout images, List<ColumnProfile> profiles, DataSpec data) {
        List<String> pixels = profiles.subList(images.first(), images.first() + images.pixels()).stream()
                .map(ColumnProfile::name)
                .toList();
        if (pixels.stream().anyMatch(data.targets()::contains)) {
            return Optional.empty();
        }
        List<String> leftOut = data.columns().stream()
                .filter(column -> column.use() == ColumnUse.IGNORED && pixels.contains(column.name()))
                .map(ColumnSpec::name)
                .toList();
        boolean onlyPixels = data.features().stream().allMatch(column -> pixels.contains(column.name()));
        return Optional.of(new ImageOffer(images.width(), images.height(), pixels, leftOut, onlyPixels));
    }

    /** {@code 8 × 8 × 1}: one channel. */
    String text() {
        return height + " × " + width + " × 1";
    }

    private List<Integer> shape() {
        return List.of(height, width, 1);
    }

    /** Whether an input can be given the shape and has another, or none. */
    boolean suits(Input input) {
        boolean fits = input.columns().isEmpty() || input.columns().equals(pixels);
        return fits && !(input.shape().equals(shape()) && leftOut.isEmpty());
    }

    /** Gives an input the image's shape, and takes in the pixels that were left out. */
    Experiment apply(Experiment experiment, String id) {
        DataSpec data = experiment.data();
        for (String name : leftOut) {
            data = data.with(data.column(name).orElseThrow().withUse(ColumnUse.FEATURE));
        }
        return experiment
                .withData(data)
                .withNetwork(NetworkEdit.withLayer(
                        experiment.network(), id, new Input(onlyPixels ? List.of() : pixels, shape())));
    }
}
