package org.layerwise.ui.shell;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;
import org.layerwise.ui.fx.RecentFiles;
import org.layerwise.ui.fx.Texts;

/** The list of recent files beside Open: each by its name, its folder below; what is gone cannot be chosen. */
final class RecentMenu {
    private final MenuButton button;
    private final RecentFiles files;
    private final Consumer<Path> open;

    /** @param open opens a file */
    RecentMenu(MenuButton button, RecentFiles files, Consumer<Path> open) {
        this.button = button;
        this.files = files;
        this.open = open;
    }

    /** @param background looks which files are still there whenever the list is opened */
    void install(Executor background) {
        files.entries().addListener((ListChangeListener<RecentFiles.Entry>) change -> fill());
        button.setOnShowing(event -> files.lookUp(background));
        fill();
    }

    private void fill() {
        button.setDisable(files.entries().isEmpty());
        List<MenuItem> items = new ArrayList<>();
        for (RecentFiles.Entry entry : files.entries()) {
            items.add(item(entry, items.size()));
        }
        MenuItem clear = new MenuItem();
        clear.setGraphic(new Label(Texts.get("shell.recent.clear"))); // in one column with the names
        clear.setId("shell-recent-clear");
        clear.setOnAction(event -> files.clear());
        items.add(new SeparatorMenuItem());
        items.add(clear);
        button.getItems().setAll(items);
    }

    private MenuItem item(RecentFiles.Entry entry, int number) {
        String name = entry.exists() ? entry.name() : Texts.get("shell.recent.gone", entry.name());
        Label title = new Label(name);
        Label folder = new Label(entry.folder());
        folder.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        MenuItem item = new MenuItem();
        item.setGraphic(new VBox(title, folder));
        item.setId("shell-recent-" + number);
        item.setDisable(!entry.exists());
        item.setOnAction(event -> open.accept(entry.path()));
        return item;
    }
}
