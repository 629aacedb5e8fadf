package org.layerwise.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.Preparation;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.data.augment.Augmenter;
import org.layerwise.data.augment.PixelGrid;
import org.layerwise.data.pipeline.Rows;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ImageFeatures;
import org.layerwise.ui.fx.Texts;

/** What is done to training images, and what some of them become. */
public final class AugmentationViewModel {
    /** Images in a preview. */
    static final int IMAGES = 4;

    private static final int DRAWS = 2;

    private final Workbench workbench;
    private int drawn;
    private @Nullable Experiment looked;
    private boolean areImages;

    /**
     * Some training images.
     *
     * @param width pixels across
     * @param height pixels down
     * @param rows first the images as they are, then each once more as often as they were drawn; 0 is dark, 1 is bright
     */
    record Preview(int width, int height, List<List<double[]>> rows) {}

    public AugmentationViewModel(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Whether the rows can be taken for images, or something is done to them as though they were. */
    boolean isOffered() {
        Experiment now = workbench.experiment().orElse(null);
        if (now != null && !now.equals(looked)) { // asked for after each preparation, too
            looked = now;
            areImages = ImageFeatures.areImages(now);
        }
        return now != null && (areImages || !now.training().augmentation().isEmpty());
    }

    List<Augmentation> chosen() {
        return workbench.experiment().map(now -> now.training().augmentation()).orElse(List.of());
    }

    static List<KindInfo<Augmentation>> offered() {
        return Catalog.of(Augmentation.class).kinds();
    }

    static KindInfo<Augmentation> kind(Augmentation augmentation) {
        return Catalog.of(Augmentation.class).describe(augmentation);
    }

    void add(KindInfo<Augmentation> kind) {
        edit("data.edit.augment.add", kind, list -> list.add(kind.withDefaults()));
    }

    void remove(int place) {
        edit("data.edit.augment.remove", kind(chosen().get(place)), list -> list.remove(place));
    }

    /** Changes parameters, or says why not. */
    Optional<Problem> change(int place, Augmentation now) {
        edit("data.edit.augment.change", kind(now), list -> list.set(place, now));
        return Optional.empty();
    }

    private void edit(String key, KindInfo<Augmentation> kind, Consumer<List<Augmentation>> change) {
        UnaryOperator<Experiment> edit = now -> {
            List<Augmentation> list = new ArrayList<>(now.training().augmentation());
            change.accept(list);
            return now.withTraining(now.training().withAugmentation(list));
        };
        workbench.document().edit(Texts.get(key, kind.title()), edit);
    }

    /** Draws the preview's changes anew. */
    void drawAgain() {
        drawn++;
    }

    /** Some training images, before and after; empty while rows are worked out or nothing is chosen. */
    Optional<Preview> preview() {
        Experiment now = workbench.experiment().orElse(null);
        PreparedData data = settled(now);
        if (now == null || data == null || chosen().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(preview(now, data, ImageFeatures.of(now, data.pipeline(), chosen())));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** Why the images cannot be changed so; empty when they can. */
    Optional<Problem> refused() {
        Experiment now = workbench.experiment().orElse(null);
        PreparedData data = settled(now);
        try {
            if (now != null && data != null && !chosen().isEmpty()) {
                ImageFeatures.of(now, data.pipeline(), chosen());
            }
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problems().getFirst());
        }
    }

    private @Nullable PreparedData settled(@Nullable Experiment now) {
        if (now == null) {
            return null;
        }
        return workbench
                .table()
                .flatMap(source -> workbench
                        .preparation()
                        .filter(made -> made.key().equals(Preparation.Key.of(source.table(), now))))
                .map(Preparation::data)
                .orElse(null);
    }

    private Preview preview(Experiment now, PreparedData data, PixelGrid grid) {
        Rows x = data.train().x();
        Augmenter augmenter = new Augmenter(chosen(), grid, now.seeds().stream("augment/preview " + drawn));
        int count = Math.min(IMAGES, x.count());
        List<List<float[]>> rows = new ArrayList<>();
        for (int draw = 0; draw <= DRAWS; draw++) {
            List<float[]> images = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                float[] row = row(x, (int) ((long) i * x.count() / count));
                if (draw > 0) {
                    augmenter.apply(row);
                }
                images.add(grid.image(row));
            }
            rows.add(images);
        }
        float least = 0;
        float most = Float.MIN_NORMAL;
        for (float[] image : rows.getFirst()) {
            for (float number : image) {
                least = Math.min(least, number);
                most = Math.max(most, number);
            }
        }
        List<List<double[]>> shown = new ArrayList<>();
        for (List<float[]> images : rows) {
            List<double[]> line = new ArrayList<>();
            for (float[] image : images) {
                line.add(grey(image, grid.channels(), least, most));
            }
            shown.add(line);
        }
        return new Preview(grid.width(), grid.height(), shown);
    }

    private static float[] row(Rows x, int place) {
        float[] row = new float[x.width()];
        for (int column = 0; column < row.length; column++) {
            row[column] = x.get(place, column);
        }
        return row;
    }

    private static double[] grey(float[] image, int channels, double least, double most) {
        double[] grey = new double[image.length / channels];
        for (int i = 0; i < image.length; i++) {
            grey[i / channels] += (image[i] - least) / (most - least) / channels;
        }
        for (int i = 0; i < grey.length; i++) {
            grey[i] = Math.clamp(grey[i], 0, 1);
        }
        return grey;
    }
}
