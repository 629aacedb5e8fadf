package org.layerwise.ui.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** The screens' FXML files, in {@code resources/fxml}. */
public enum Fxml {
    SHELL("shell"),
    DATA("data"),
    DESIGN("design"),
    WATCH("watch"),
    RUNS("runs"),
    COMPARE("compare"),
    EXPORT("export"),
    PREDICT("predict");

    private final String file;

    Fxml(String file) {
        this.file = file;
    }

    /**
     * Loads the screen with {@code view} as its controller; its texts come from the resource bundle.
     *
     * @param view of the class that the file names
     */
    public Parent load(Object view) {
        URL address = Objects.requireNonNull(Fxml.class.getResource("/fxml/" + file + ".fxml"), file);
        FXMLLoader loader = new FXMLLoader(address, Texts.bundle());
        loader.setControllerFactory(type -> {
            if (!type.isInstance(view)) {
                throw new IllegalArgumentException(file + ".fxml names " + type.getName() + " as its controller, not "
                        + view.getClass().getName());
            }
            return view;
        });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ".fxml cannot be loaded", e);
        }
    }
}
