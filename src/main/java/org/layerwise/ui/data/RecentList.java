package org.layerwise.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.ui.fx.RecentFiles;
import org.layerwise.ui.fx.Texts;

/** The files opened last, offered on the Data page while nothing is open. */
final class RecentList {
    private static final PseudoClass WITH_RECENT = PseudoClass.getPseudoClass("with-recent");
    private static final int SHOWN = 4;

    private final RecentFiles files;
    private final Consumer<Path> open;
    private final VBox section = new VBox(10);
    private final FlowPane buttons = new FlowPane(8, 8);

    /** @param open opens a file */
    RecentList(RecentFiles files, Consumer<Path> open) {
        this.files = files;
        this.open = open;
        Label title = new Label(Texts.get("data.empty.recent"));
        title.getStyleClass().add("text-muted");
        buttons.setAlignment(Pos.CENTER);
        buttons.setMaxWidth(560);
        section.setId("data-recent");
        section.setAlignment(Pos.CENTER);
        section.getChildren().setAll(title, buttons);
    }

    /**
     * Puts it below the place where files are dropped.
     *
     * @param background looks which files are still there
     */
    void install(Parent page, Executor background) {
        Pane empty = (Pane) page.lookup("#data-empty");
        Node drop = empty.lookup(".drop-target");
        empty.getChildren().add(empty.getChildren().indexOf(drop) + 1, section);
        files.entries().addListener((ListChangeListener<RecentFiles.Entry>) change -> fill());
        fill();
        files.lookUp(background);
    }

    /** With recent files there is less room for the rest. */
    private void makeRoom(boolean hasFiles) {
        if (section.getParent() != null) {
            section.getParent().pseudoClassStateChanged(WITH_RECENT, hasFiles);
        }
    }

    private void fill() {
        List<Node> shown =
                files.entries().stream().limit(SHOWN).map(this::button).toList();
        makeRoom(!shown.isEmpty());
        section.setVisible(!shown.isEmpty());
        section.setManaged(!shown.isEmpty());
        buttons.getChildren().setAll(shown);
    }

    private Node button(RecentFiles.Entry entry) {
        boolean exists = entry.exists();
        Button button = new Button(
                exists ? entry.name() : Texts.get("data.empty.recent.gone", entry.name()), new FontIcon("fth-clock"));
        button.setDisable(!exists);
        button.setTooltip(new Tooltip(entry.path().toString()));
        button.setAccessibleText(entry.path().toString());
        button.setOnAction(event -> open.accept(entry.path()));
        return button;
    }
}
