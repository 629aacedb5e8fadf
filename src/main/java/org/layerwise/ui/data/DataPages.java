package org.layerwise.ui.data;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.layerwise.ui.data.overview.OverviewView;
import org.layerwise.ui.data.overview.OverviewViewModel;
import org.layerwise.ui.fx.Texts;

/** The two ways the Data page shows a table, its columns or its overview, and the choice between them. */
public final class DataPages {
    private final ToggleGroup group = new ToggleGroup();

    /**
     * @param root the Data page
     * @param columns is told what the overview knows of columns
     */
    public DataPages(Parent root, DataViewModel columns, OverviewViewModel model, OverviewView overview) {
        Pane pages = (Pane) root.lookup("#data-pages");
        Pane choice = (Pane) root.lookup("#data-pages-choice");
        Node table = pages.getChildren().getFirst();
        pages.getChildren().add(overview.root());
        ToggleButton first = button("table", "left-pill");
        ToggleButton second = button("overview", "right-pill");
        choice.getChildren().setAll(first, second);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                group.selectToggle(before);
            }
        });
        table.visibleProperty().bind(second.selectedProperty().not());
        overview.root().visibleProperty().bind(second.selectedProperty());
        first.setSelected(true);
        model.shownProperty().subscribe(shown -> columns.remark(model::ofColumn));
    }

    private ToggleButton button(String page, String style) {
        ToggleButton button = new ToggleButton(Texts.get("data.pages." + page));
        button.setId("data-show-" + page);
        button.setToggleGroup(group);
        button.getStyleClass().addAll(style, "small");
        button.setTooltip(new Tooltip(Texts.get("data.pages." + page + ".help")));
        return button;
    }
}
