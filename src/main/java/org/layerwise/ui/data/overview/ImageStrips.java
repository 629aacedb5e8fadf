package org.layerwise.ui.data.overview;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.layerwise.data.profile.ClassImage;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.table.Table;
import org.layerwise.ui.fx.Texts;

/** The rows that are images: of each class the mean, then some with their row numbers. */
public final class ImageStrips extends VBox {
    private static final double SIZE = 48;
    private static final int MOST_CLASSES = 60;

    ImageStrips(Table table, ImageLayout layout, List<ClassImage> classes) {
        getStyleClass().addAll("overview-card", "images");
        Label title = new Label(Texts.get("data.images.title", layout.width(), layout.height()));
        title.getStyleClass().add("card-title");
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(4);
        head(grid);
        for (int i = 0; i < Math.min(MOST_CLASSES, classes.size()); i++) {
            line(grid, i + 1, classes.get(i), layout, table);
        }
        getChildren().setAll(title, grid);
        if (classes.size() > MOST_CLASSES) {
            getChildren().add(muted(Texts.get("data.images.more", classes.size() - MOST_CLASSES)));
        }
    }

    private static void head(GridPane grid) {
        grid.addRow(
                0,
                muted(Texts.get("data.images.class")),
                muted(Texts.get("data.images.mean")),
                muted(Texts.get("data.images.rows")));
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("text-small", "text-muted");
        return label;
    }

    private static void line(GridPane grid, int row, ClassImage each, ImageLayout layout, Table table) {
        Label name = new Label(each.category());
        name.setMaxWidth(120);
        name.getStyleClass().add("image-label");
        HBox examples = new HBox(6);
        for (int index : each.examples()) {
            examples.getChildren()
                    .add(picture(
                            layout.image(table, index),
                            layout,
                            Texts.get("data.images.row", each.category(), index + 1)));
        }
        double[] mean = each.mean().stream().mapToDouble(Double::doubleValue).toArray();
        HBox framed = new HBox(picture(mean, layout, Texts.get("data.images.mean.of", each.category(), each.rows())));
        framed.getStyleClass().add("mean-image");
        grid.addRow(row, name, framed, examples);
    }

    /** A grey picture, its pixels from 0 to 1. */
    public static ImageView picture(double[] pixels, ImageLayout layout, String words) {
        int each =
                (int) Math.max(1, SIZE / Math.max(layout.width(), layout.height())); // whole, so that pixels stay sharp
        int width = layout.width() * each;
        int[] colors = new int[pixels.length * each * each];
        for (int i = 0; i < colors.length; i++) {
            double pixel = pixels[i / width / each * layout.width() + i % width / each];
            int grey = (int) Math.round(255 * pixel);
            colors[i] = 0xFF000000 | grey << 16 | grey << 8 | grey;
        }
        WritableImage image = new WritableImage(width, layout.height() * each);
        image.getPixelWriter()
                .setPixels(0, 0, width, layout.height() * each, PixelFormat.getIntArgbInstance(), colors, 0, width);
        ImageView view = new ImageView(image);
        view.setPreserveRatio(true);
        if (Math.max(width, layout.height()) > SIZE) {
            view.setFitWidth(SIZE);
            view.setFitHeight(SIZE);
        }
        view.setAccessibleText(words);
        Tooltip.install(view, new Tooltip(words));
        return view;
    }
}
