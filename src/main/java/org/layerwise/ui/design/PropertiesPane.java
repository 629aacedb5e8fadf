package org.layerwise.ui.design;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.Edge;
import org.layerwise.ui.fx.Texts;

/** The right side: what is selected, or else the experiment's own settings. */
final class PropertiesPane {
    private final VBox pane;
    private final DesignViewModel model;
    private final Runnable connect;
    private final ExperimentProperties settings;
    private final Map<String, NodeProperties> unfinished = new HashMap<>();
    private @Nullable NodeProperties node;
    private @Nullable SeveralProperties several;

    /** @param connect offers targets for a connection */
    PropertiesPane(VBox pane, DesignViewModel model, Runnable connect) {
        this.pane = pane;
        this.model = model;
        this.connect = connect;
        this.settings = new ExperimentProperties(model);
    }

    /** Shows what is selected now; the same node keeps its fields. */
    void refresh() {
        Optional<Experiment> open = model.experiment().get();
        Selection selection = model.selection().get();
        Optional<String> single = selection.single().filter(id -> model.node(id).isPresent());
        unfinished.keySet().removeIf(id -> model.node(id).isEmpty());
        if (open.isEmpty()) {
            leaveNode();
            pane.getChildren().clear();
        } else if (single.isPresent()) {
            showNode(single.get());
        } else {
            leaveNode();
            showOther(selection, open.get());
        }
    }

    private void showNode(String id) {
        NodeProperties shown = node;
        if (shown == null || !shown.isOf(id)) {
            leaveNode();
            NodeProperties kept = unfinished.remove(id);
            shown = kept == null ? new NodeProperties(model, id, connect) : kept;
            node = shown;
            pane.getChildren().setAll(shown);
        }
        shown.refresh();
    }

    /** What was typed and could not be taken is there again when the layer is. */
    private void leaveNode() {
        if (node != null && node.isRefused()) {
            unfinished.put(node.id(), node);
        }
        node = null;
    }

    private void showOther(Selection selection, Experiment open) {
        if (selection.edge().isPresent()) {
            pane.getChildren().setAll(edge(selection.edge().get()));
        } else if (!selection.nodes().isEmpty()) {
            SeveralLayers.of(model, selection.nodes())
                    .ifPresentOrElse(
                            this::showSeveral,
                            () -> pane.getChildren()
                                    .setAll(several(selection.nodes().size())));
        } else {
            if (!pane.getChildren().equals(List.of(settings))) {
                pane.getChildren().setAll(settings);
            }
            settings.refresh(open);
        }
    }

    private VBox edge(Edge edge) {
        return new VBox(
                8,
                heading(Texts.get("design.edge")),
                muted(Texts.get("design.edge.ends", edge.source(), edge.target())),
                button("design-disconnect", "fth-scissors", "design.edge.disconnect", () -> model.disconnect(edge)));
    }

    private void showSeveral(SeveralLayers layers) {
        SeveralProperties shown = several;
        if (shown == null || !shown.isOf(layers) || !pane.getChildren().contains(shown)) {
            shown = new SeveralProperties(model, layers);
            several = shown;
            pane.getChildren().setAll(shown);
        }
        shown.refresh();
    }

    private VBox several(int count) {
        return new VBox(
                8,
                heading(Texts.get("design.nodes", count)),
                muted(Texts.get("design.several.hint")),
                SeveralProperties.actions(model));
    }

    static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("properties-heading");
        heading.setWrapText(true);
        return heading;
    }

    static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("sheet-doc");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Button button(String id, String icon, String key, Runnable action) {
        Button button = new Button(Texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("small", "properties-button");
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Goes to the first field. */
    void focusFirst() {
        if (node != null) {
            node.focusFirst();
        } else if (!pane.getChildren().isEmpty()) {
            Node first = pane.getChildren().getFirst();
            if (first == settings) {
                settings.focusFirst();
            } else if (first instanceof SeveralProperties together) {
                together.focusFirst();
            } else {
                first.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
            }
        }
    }
}
