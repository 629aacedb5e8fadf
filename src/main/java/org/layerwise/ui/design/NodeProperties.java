package org.layerwise.ui.design;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.sheet.NameField;
import org.layerwise.ui.sheet.RecordSheet;
import org.layerwise.ui.sheet.SheetContext;

/** One node's name and parameters, and what can be done with it. */
final class NodeProperties extends VBox {
    private final DesignViewModel model;
    private final String id;
    private final Label heading = PropertiesPane.heading("");
    private final Label doc = PropertiesPane.muted("");
    private final NameField name;
    private final RecordSheet sheet;
    private final VBox training = new VBox(10);
    private final RecordSheet trainingSheet;
    private final HBox hint;
    private final ImageHint images;
    private final Label paper = PropertiesPane.muted("");

    /** @param connect offers targets for a connection */
    NodeProperties(DesignViewModel model, String id, Runnable connect) {
        this.model = model;
        this.id = id;
        getStyleClass().add("properties-node");
        name = new NameField(
                "design-property-id",
                Texts.get("design.name"),
                Texts.get("design.name.help"),
                typed -> model.renameRefusal(id, typed),
                typed -> model.rename(id, typed));
        sheet = new RecordSheet(
                new SheetContext(
                        "design-property",
                        parameter -> parameter.name().equals("columns")
                                ? model.table().featureColumns()
                                : List.of(),
                        Set.of()),
                (title, now) -> {
                    model.changeLayer(id, (LayerSpec) now, title);
                    return Optional.empty();
                });
        trainingSheet = new RecordSheet(new SheetContext("design-layer"), (title, now) -> {
            model.changeTraining(id, (LayerTraining) now, title);
            return Optional.empty();
        });
        Label section = new Label(Texts.get("design.node.training"));
        section.getStyleClass().add("properties-section");
        training.getChildren().setAll(section, trainingSheet);
        hint = hint();
        images = new ImageHint(model, id);
        HBox actions = new HBox(
                8,
                PropertiesPane.button("design-node-connect", "fth-git-commit", "design.node.connect", connect),
                PropertiesPane.button("design-node-defaults", "fth-rotate-ccw", "design.node.defaults", this::restore));
        actions.getStyleClass().add("properties-actions");
        paper.getStyleClass().add("properties-paper");
        getChildren().setAll(heading, doc, images, name, sheet, training, hint, actions, paper);
    }

    private HBox hint() {
        Label text = PropertiesPane.muted(Texts.get("design.he.hint"));
        Hyperlink apply = new Hyperlink(Texts.get("design.he.apply"));
        apply.setId("design-he-apply");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setOnAction(event -> model.applyHeNormal(id));
        HBox row = new HBox(8, text, apply);
        row.getStyleClass().add("properties-hint");
        return row;
    }

    boolean isOf(String other) {
        return id.equals(other);
    }

    String id() {
        return id;
    }

    /** Whether something was typed that cannot be taken, and is still there to be mended. */
    boolean isRefused() {
        return name.isRefused() || sheet.isRefused() || trainingSheet.isRefused();
    }

    void refresh() {
        NodeSpec node = model.node(id).orElseThrow();
        KindInfo<LayerSpec> kind = Catalog.of(LayerSpec.class).describe(node.layer());
        heading.setText(kind.title());
        doc.setText(kind.doc());
        paper.setText(kind.paper());
        paper.setVisible(!kind.paper().isEmpty());
        name.show(id);
        sheet.show((Record) node.layer());
        trainingSheet.show(LayerTraining.of(node));
        images.refresh();
        boolean trained = model.hasTraining(id);
        training.setVisible(trained);
        training.setManaged(trained);
        boolean suggested = model.suggestsHeNormal(id);
        hint.setVisible(suggested);
        hint.setManaged(suggested);
    }

    private void restore() {
        model.node(id)
                .ifPresent(node -> model.changeLayer(
                        id,
                        Catalog.of(LayerSpec.class).describe(node.layer()).withDefaults(),
                        Texts.get("design.node.parameters")));
    }

    void focusFirst() {
        if (!sheet.focusFirst()) {
            name.focusName();
        }
    }
}
