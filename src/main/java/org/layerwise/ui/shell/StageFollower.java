package org.layerwise.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.layerwise.ui.fx.FxThread;

/** Puts a window where it was at the last start, and remembers where it goes. */
final class StageFollower {
    private final Stage stage;
    private final WindowMemory memory;
    private final List<Subscription> subscriptions = new ArrayList<>();

    StageFollower(Stage stage, WindowMemory memory) {
        this.stage = stage;
        this.memory = memory;
    }

    /** Before the window is shown. */
    void install() {
        memory.settings().window().on(monitors()).ifPresent(place -> {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
            stage.setMaximized(place.maximized());
        });
        for (ReadOnlyProperty<?> each : List.of(
                stage.xProperty(),
                stage.yProperty(),
                stage.widthProperty(),
                stage.heightProperty(),
                stage.maximizedProperty())) {
            // Sizes and "maximized" change one after the other: what belongs together is read a turn later.
            subscriptions.add(each.subscribe(() -> FxThread.later(this::remember)));
        }
    }

    private static List<Rectangle2D> monitors() {
        List<Rectangle2D> bounds = new ArrayList<>(List.of(Screen.getPrimary().getVisualBounds()));
        Screen.getScreens().forEach(screen -> bounds.add(screen.getVisualBounds()));
        return bounds;
    }

    private void remember() {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        if (stage.isMaximized()) {
            memory.change(settings -> settings.withWindow(settings.window().withMaximized(true)));
            return;
        }
        WindowPlace place = new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        if (Double.isFinite(place.x() + place.y() + place.width() + place.height())) {
            memory.change(settings -> settings.withWindow(place));
        }
    }

    void close() {
        remember();
        subscriptions.forEach(Subscription::unsubscribe);
    }
}
