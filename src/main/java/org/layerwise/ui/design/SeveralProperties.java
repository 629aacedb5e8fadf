package org.layerwise.ui.design;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.sheet.RecordSheet;
import org.layerwise.ui.sheet.SheetContext;

/** The parameters of several layers of one kind, set for all of them at once. */
final class SeveralProperties extends VBox {
    private final SeveralLayers layers;
    private final RecordSheet sheet;
    private final RecordSheet trainingSheet;
    private final VBox training = new VBox(10);

    SeveralProperties(DesignViewModel model, SeveralLayers layers) {
        this.layers = layers;
        getStyleClass().add("properties-node");
        NodeSpec first = layers.nodes().getFirst();
        sheet = RecordSheet.ofSeveral(new SheetContext("design-several"), layers::changeLayers);
        trainingSheet = RecordSheet.ofSeveral(new SheetContext("design-several-layer"), layers::changeTraining);
        Label section = new Label(Texts.get("design.node.training"));
        section.getStyleClass().add("properties-section");
        training.getChildren().setAll(section, trainingSheet);
        getChildren()
                .setAll(
                        PropertiesPane.heading(Texts.get(
                                "design.several.kind",
                                layers.nodes().size(),
                                Catalog.of(LayerSpec.class)
                                        .describe(first.layer())
                                        .title())),
                        PropertiesPane.muted(Texts.get("design.several.together")),
                        sheet,
                        training,
                        PropertiesPane.muted(Texts.get("design.several.hint")),
                        actions(model));
    }

    /** What can be done with several layers of any kind. */
    static HBox actions(DesignViewModel model) {
        return new HBox(
                8,
                PropertiesPane.button(
                        "design-duplicate", "fth-copy", "design.several.duplicate", model::duplicateSelection),
                PropertiesPane.button("design-delete", "fth-trash-2", "design.several.delete", model::deleteSelection));
    }

    boolean isOf(SeveralLayers other) {
        return layers.isOf(other);
    }

    void refresh() {
        sheet.showAll(layers.nodes().stream().map(node -> (Record) node.layer()).toList());
        trainingSheet.showAll(layers.nodes().stream().map(LayerTraining::of).toList());
        training.setVisible(layers.hasTraining());
        training.setManaged(training.isVisible());
    }

    void focusFirst() {
        sheet.focusFirst();
    }
}
