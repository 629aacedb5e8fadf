package org.layerwise.ui.design;

import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.layerwise.ui.fx.Texts;

/** The way to connect by keyboard: a list of what the selected node can feed. */
final class ConnectMenu {
    private final DesignViewModel model;
    private final NetworkCanvas canvas;

    ConnectMenu(DesignViewModel model, NetworkCanvas canvas) {
        this.model = model;
        this.canvas = canvas;
    }

    void show() {
        model.selection().get().single().ifPresent(id -> {
            ContextMenu menu = new ContextMenu();
            menu.setId("design-connect-menu");
            menu.getItems().setAll(items(id));
            menu.show(canvas.card(id), Side.RIGHT, 4, 0);
        });
    }

    private List<MenuItem> items(String source) {
        return model.nodes().stream()
                .filter(node -> !node.id().equals(source))
                .map(node -> item(source, node.id(), CardTexts.title(node.layer())))
                .toList();
    }

    private MenuItem item(String source, String target, String title) {
        MenuItem item = new MenuItem(Texts.get("design.target", target, title));
        item.setId("design-connect-" + target);
        item.setMnemonicParsing(false);
        model.refusal(source, target).ifPresent(refusal -> {
            item.setDisable(true);
            item.setText(Texts.get("design.target.refused", target, title, refusal.message()));
        });
        item.setOnAction(event -> model.connect(source, target));
        return item;
    }
}
