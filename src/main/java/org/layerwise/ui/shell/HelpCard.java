package org.layerwise.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.ui.fx.Texts;

/** What a page is for, and the keys that work there and everywhere. */
final class HelpCard {
    private final VBox root = new VBox(12);
    private final Button close = new Button(Texts.get("shell.close"));

    /** @param about opens what is said about the program */
    HelpCard(Page page, WindowActions actions, Runnable about, Runnable leave) {
        Label title = new Label(Texts.get("shell.help.title", page.title()));
        title.getStyleClass().add(Styles.TITLE_4);
        VBox content = new VBox(12, text(Texts.get("shell.help.page." + page.id())));
        content.getStyleClass().add("overlay-content");
        String own = Texts.get("shell.help.keys." + page.id());
        GridPane keys = grid();
        own.lines().forEach(line -> {
            String[] parts = line.split("\\|", 2);
            add(keys, parts[0].strip(), parts[1].strip());
        });
        content.getChildren().addAll(section(Texts.get("shell.help.keys", page.title())), keys);
        GridPane everywhere = grid();
        actions.all().stream()
                .filter(action -> !action.keys().isEmpty())
                .forEach(action ->
                        add(everywhere, action.shortcut(), action.title().getValue()));
        content.getChildren().addAll(section(Texts.get("shell.help.everywhere")), everywhere);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("overlay-scroll");
        Button more = new Button(Texts.get("shell.about"));
        more.setId("help-about");
        more.setOnAction(event -> about.run());
        close.setId("help-close");
        close.setDefaultButton(true);
        close.setOnAction(event -> leave.run());
        HBox buttons = new HBox(8, more, close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        root.setId("help");
        root.setMaxSize(620, 560);
        root.getChildren().setAll(title, scroll, buttons);
    }

    Region root() {
        return root;
    }

    Button first() {
        return close;
    }

    private static Label section(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("section-title");
        return label;
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static GridPane grid() {
        return new GridPane(16, 6);
    }

    private static void add(GridPane grid, String keys, String what) {
        Label cap = new Label(keys);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), cap, text(what));
    }
}
