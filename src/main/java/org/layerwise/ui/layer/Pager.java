package org.layerwise.ui.layer;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.ui.fx.Texts;

/** Leafs through pictures of which a page has some; hidden where one page has all. */
final class Pager extends HBox {
    private final IntegerProperty page = new SimpleIntegerProperty(this, "page");
    private final Label range = new Label();
    private final Button previous;
    private final Button next;
    private int count = 1;

    /** @param id of the control, and the beginning of those of its buttons */
    Pager(String id) {
        setId(id);
        getStyleClass().add("layer-pager");
        previous = button(id + "-previous", "fth-chevron-left", "layer.pictures.previous");
        next = button(id + "-next", "fth-chevron-right", "layer.pictures.next");
        previous.setOnAction(event -> page.set(page.get() - 1));
        next.setOnAction(event -> page.set(page.get() + 1));
        range.getStyleClass().add("layer-hint");
        range.setMinWidth(Region.USE_PREF_SIZE);
        setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(previous, range, next);
        page.addListener((observed, before, now) -> refresh());
        refresh();
    }

    static Button button(String id, String icon, String helpKey) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat", "layer-button");
        button.setTooltip(new Tooltip(Texts.get(helpKey)));
        button.setAccessibleText(Texts.get(helpKey));
        return button;
    }

    /** Says how many pictures there are. */
    void setCount(int pictures) {
        count = pictures;
        page.set(Math.clamp(page.get(), 0, LayerPlots.pages(count) - 1));
        refresh();
    }

    private void refresh() {
        int pages = LayerPlots.pages(count);
        setVisible(pages > 1);
        setManaged(pages > 1);
        int from = page.get() * LayerPlots.PER_PAGE;
        range.setText(Texts.get("layer.pictures.range", from + 1, Math.min(count, from + LayerPlots.PER_PAGE), count));
        previous.setDisable(page.get() == 0);
        next.setDisable(page.get() >= pages - 1);
    }

    /** The page that is shown, from 0. */
    IntegerProperty pageProperty() {
        return page;
    }
}
