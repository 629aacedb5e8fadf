package org.layerwise.ui.data;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.ui.fx.Texts;

/** Says on the Data page that a model's table is not here, and where it was; takes another place for it. */
final class MissingTableView {
    private final MissingTableViewModel model;
    private final Consumer<Path> opens;
    private final VBox root = new VBox();

    /** @param opens opens a table as a new experiment */
    MissingTableView(MissingTableViewModel model, Consumer<Path> opens) {
        this.model = model;
        this.opens = opens;
        FontIcon icon = new FontIcon("fth-map-pin");
        icon.getStyleClass().add("drop-icon");
        Label title = new Label(Texts.get("data.missing.title"));
        title.getStyleClass().add("title-3");
        Label where = text("");
        where.setId("data-missing-where");
        where.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.get(
                                "data.missing.where", model.whereProperty().get()),
                        model.whereProperty()));
        Button locate = new Button(Texts.get("data.missing.locate"), new FontIcon("fth-search"));
        locate.setId("data-missing-locate");
        locate.getStyleClass().add("accent");
        locate.setTooltip(new Tooltip(Texts.get("data.missing.choose")));
        locate.setOnAction(event -> model.choose());
        VBox target = new VBox(icon, title, where, text(Texts.get("data.missing.use")), locate, refused(), other());
        target.setAlignment(Pos.CENTER);
        target.getStyleClass().add("drop-target");
        root.setId("data-missing");
        root.setAlignment(Pos.CENTER);
        root.getStyleClass().add("empty");
        root.getChildren().setAll(target);
        root.visibleProperty().bind(model.whereProperty().isNotEmpty());
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("text-muted");
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }

    private Label refused() {
        Label refused = text("");
        refused.setId("data-missing-refused");
        refused.getStyleClass().setAll("label", "refused");
        refused.textProperty().bind(model.refusedProperty());
        refused.visibleProperty().bind(model.refusedProperty().isNotEmpty());
        refused.managedProperty().bind(refused.visibleProperty());
        return refused;
    }

    private Button other() {
        Button other = new Button("", new FontIcon("fth-file-plus"));
        other.setId("data-missing-open");
        model.otherProperty().subscribe(file -> {
            other.setVisible(file != null);
            other.setManaged(file != null);
            other.setText(file == null ? "" : Texts.get("data.missing.open", String.valueOf(file.getFileName())));
            other.setOnAction(event -> {
                if (file != null) {
                    opens.accept(file);
                }
            });
        });
        return other;
    }

    /** Puts it over the page, in the place of what is shown while nothing is open. */
    void putOver(Parent page) {
        if (page instanceof Pane pane) {
            Node empty = pane.lookup("#data-empty");
            pane.getChildren().add(root);
            model.whereProperty().subscribe(where -> {
                if (!where.isEmpty()) {
                    empty.setVisible(false);
                }
            });
        }
    }
}
