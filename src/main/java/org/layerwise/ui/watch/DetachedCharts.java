package org.layerwise.ui.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.draw.LiveChart;

/** Charts that have a window each, by their ids. They close with the page's window. JavaFX thread. */
final class DetachedCharts {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 440;

    private final Map<String, Stage> windows = new LinkedHashMap<>();
    private final Consumer<String> returned;

    /** @param returned called when the window of a chart was closed by hand: the chart belongs on the page again */
    DetachedCharts(Consumer<String> returned) {
        this.returned = returned;
    }

    boolean has(LiveChart chart) {
        return windows.containsKey(chart.getId());
    }

    Set<String> ids() {
        return Set.copyOf(windows.keySet());
    }

    /** Shows a chart in its window, which is made when there is none. */
    void show(LiveChart chart, @Nullable Window owner) {
        Stage window = windows.get(chart.getId());
        if (window == null) {
            window = new Stage();
            if (owner != null) {
                window.initOwner(owner);
            }
            window.setScene(new Scene(new StackPane(), WIDTH, HEIGHT));
            if (owner != null && owner.getScene() != null) {
                window.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
            }
            String id = chart.getId();
            // Only by hand: what closes with the page's window has its own again at the next start.
            window.setOnCloseRequest(event -> attach(id));
            windows.put(id, window);
        }
        window.setTitle(chart.spec().title());
        ((StackPane) window.getScene().getRoot()).getChildren().setAll(List.of(chart));
        window.show();
        window.toFront();
    }

    /** Closes the window of a chart, if there is one. */
    void attach(String id) {
        Stage window = windows.remove(id);
        if (window != null) {
            window.hide();
            returned.accept(id);
        }
    }

    /** Closes all, without saying so. */
    void close() {
        windows.values().forEach(Stage::hide);
        windows.clear();
    }
}
