package org.layerwise.ui.fx;

import java.nio.file.Path;
import javafx.scene.Parent;

/** One page of the window: what it shows, and its end. JavaFX thread. */
public interface Screen extends AutoCloseable {
    /** What the page shows. */
    Parent root();

    /** Called when the page comes into sight. */
    default void shown() {}

    /**
     * Takes a file that was dropped on the window while the page is in sight.
     *
     * @return false when the window is to open it
     */
    default boolean takeDropped(Path file) {
        return false;
    }

    /** Lets go of everything that the page listens to. It is not shown again. */
    @Override
    void close();
}
