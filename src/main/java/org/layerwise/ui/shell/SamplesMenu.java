package org.layerwise.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.ui.fx.Texts;

/** The sample tables, in reach whatever is open. */
final class SamplesMenu {
    private final MenuButton button = new MenuButton(Texts.get("shell.samples.label"), new FontIcon("fth-grid"));

    /**
     * @param tables by name; none: there is no menu
     * @param open opens a file
     */
    SamplesMenu(List<Path> tables, Consumer<Path> open) {
        button.setId("shell-samples");
        button.getStyleClass().add("flat");
        button.setAccessibleText(Texts.get("shell.samples"));
        button.setTooltip(new Tooltip(Texts.get("shell.samples")));
        for (Path table : tables) {
            String name = String.valueOf(table.getFileName()).replaceFirst("\\.csv$", "");
            MenuItem item = new MenuItem(name, new FontIcon("fth-grid"));
            item.setId("shell-sample-" + name);
            item.setOnAction(event -> open.accept(table));
            button.getItems().add(item);
        }
    }

    /** Puts the menu behind a button of the frame. */
    void putBeside(Button other) {
        if (!button.getItems().isEmpty() && other.getParent() instanceof Pane bar) {
            bar.getChildren().add(bar.getChildren().indexOf(other) + 1, button);
        }
    }
}
