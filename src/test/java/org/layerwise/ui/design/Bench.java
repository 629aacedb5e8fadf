package org.layerwise.ui.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.live.RunFeeds;

/** A workbench with the penguins open, everything in the calling thread. */
final class Bench {
    static final Path PENGUINS = Path.of("sample-data/penguins.csv");

    private Bench() {}

    /** A workbench with the penguins and the network that they begin with. */
    static Workbench penguins() {
        Workbench workbench = empty();
        workbench.openTable(PENGUINS, problems -> {
            throw new AssertionError(problems.toString());
        });
        return workbench;
    }

    static Workbench empty() {
        Executor atOnce = Runnable::run;
        return new Workbench(atOnce, atOnce, Ticker.SYSTEM, TestStore.make());
    }

    static void network(Workbench workbench, List<NodeSpec> nodes) {
        network(workbench, NetworkSpec.of(nodes));
    }

    static void network(Workbench workbench, NetworkSpec network) {
        workbench.document().edit("Set the network", experiment -> experiment.withNetwork(network));
    }

    static UiContext context() {
        return context(problems -> {});
    }

    static UiContext context(Consumer<List<Problem>> report) {
        return new UiContext(
                new NoDialogs(), new PulseTimer(), new SimpleObjectProperty<>(Theme.LIGHT), report, Runnable::run);
    }

    /** The screen alone in a window. */
    static DesignView show(Stage stage, Workbench workbench, Theme theme, double width, double height) {
        Application.setUserAgentStylesheet(theme.stylesheet());
        DesignView view = new DesignView(workbench, context(), new RunFeeds(workbench.runs(), feed -> {}));
        Scene scene = new Scene(view.root(), width, height);
        scene.getStylesheets()
                .add(Objects.requireNonNull(Bench.class.getResource("/css/layerwise.css"))
                        .toExternalForm());
        stage.setScene(scene);
        stage.show();
        return view;
    }

    /** Writes what a scene shows to {@code target/pictures}, as a portable pixmap turned into a PNG by the image writer. */
    static void picture(Scene scene, String name) throws IOException {
        WritableImage image = scene.getRoot().snapshot(new SnapshotParameters(), null);
        PixelReader pixels = image.getPixelReader();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        java.awt.image.BufferedImage picture =
                new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        Path folder = Files.createDirectories(Path.of("target/pictures"));
        javax.imageio.ImageIO.write(
                picture, "png", folder.resolve(name + ".png").toFile());
    }

    private static final class NoDialogs implements FileDialogs {
        @Override
        public Optional<Path> open(String title, List<Filter> filters) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String name, List<Filter> filters) {
            return Optional.empty();
        }
    }
}
