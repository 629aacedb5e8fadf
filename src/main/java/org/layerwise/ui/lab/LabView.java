package org.layerwise.ui.lab;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.app.Workbench;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;

/** The Lab page: laboratories, one of which is shown. */
public final class LabView implements Screen {
    private final List<LabPart> parts;
    private final ToggleGroup group = new ToggleGroup();
    private final VBox root = new VBox(12);

    public LabView(Workbench workbench, UiContext ui) {
        parts = List.of(new RatePane(workbench, ui), new InitPane(workbench, ui));
        root.setId("lab");
        root.getStyleClass().add("lab");
        HBox choice = new HBox();
        StackPane pages = new StackPane();
        pages.setMinHeight(0);
        VBox.setVgrow(pages, Priority.ALWAYS);
        for (LabPart part : parts) {
            ToggleButton button = button(part);
            choice.getChildren().add(button);
            part.root().visibleProperty().bind(button.selectedProperty());
            part.root().managedProperty().bind(button.selectedProperty());
            pages.getChildren().add(part.root());
        }
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                group.selectToggle(before);
            }
        });
        group.selectToggle(group.getToggles().getFirst());
        root.getChildren().setAll(head(choice), pages);
    }

    private ToggleButton button(LabPart part) {
        int place = parts.indexOf(part);
        ToggleButton button = new ToggleButton(Texts.get("lab.show." + part.id()));
        button.setId("lab-show-" + part.id());
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass()
                .addAll(place == 0 ? "left-pill" : place == parts.size() - 1 ? "right-pill" : "center-pill", "small");
        button.setTooltip(new Tooltip(Texts.get("lab.show." + part.id() + ".help")));
        return button;
    }

    private static Node head(Node choice) {
        FontIcon icon = new FontIcon("fth-thermometer");
        icon.getStyleClass().add("head-icon");
        Label title = new Label(Texts.get("shell.page.lab"));
        title.getStyleClass().add("title-4");
        HBox head = new HBox(10, icon, title, choice);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox.setMargin(choice, new javafx.geometry.Insets(0, 0, 0, 10));
        return head;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void close() {
        parts.forEach(LabPart::close);
    }
}
