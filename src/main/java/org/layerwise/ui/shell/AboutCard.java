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
import org.layerwise.base.Version;
import org.layerwise.ui.fx.Texts;

/** Which version this is, on which Java, and whose work is shipped with it under which license. */
final class AboutCard {
    private final VBox root = new VBox(12);
    private final Button close = new Button(Texts.get("shell.close"));

    AboutCard(Runnable leave) {
        Label title = new Label(Version.TEXT);
        title.setId("about-version");
        title.getStyleClass().add(Styles.TITLE_4);
        Label java = new Label(Texts.get(
                "shell.about.java",
                Runtime.version().toString(),
                System.getProperty("java.vendor", ""),
                System.getProperty("javafx.runtime.version", ""),
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", "")));
        java.setId("about-java");
        java.setWrapText(true);
        java.setMinHeight(Region.USE_PREF_SIZE);
        java.getStyleClass().add(Styles.TEXT_MUTED);
        Label own = new Label(Texts.get("shell.about.license"));
        own.setMinHeight(Region.USE_PREF_SIZE);
        own.setWrapText(true);
        GridPane list = new GridPane(16, 6);
        list.setId("about-licenses");
        list.getStyleClass().add("overlay-content");
        for (Licenses.Entry entry : Licenses.all()) {
            Label name = new Label(entry.title());
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label license = new Label(entry.license());
            license.setMinWidth(Region.USE_PREF_SIZE);
            Label address = new Label(entry.address());
            address.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            address.setMinWidth(0);
            list.addRow(list.getRowCount(), name, license, address);
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("overlay-scroll");
        close.setId("about-close");
        close.setDefaultButton(true);
        close.setOnAction(event -> leave.run());
        HBox buttons = new HBox(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        Label shipped = new Label(Texts.get("shell.about.shipped"));
        shipped.getStyleClass().add("section-title");
        root.setId("about");
        root.setMaxSize(760, 560);
        root.getChildren().setAll(title, java, own, shipped, scroll, buttons);
    }

    Region root() {
        return root;
    }

    Button first() {
        return close;
    }
}
