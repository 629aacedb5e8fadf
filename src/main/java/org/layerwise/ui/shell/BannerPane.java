package org.layerwise.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the banners of the window, one below the other. */
final class BannerPane {
    private BannerPane() {}

    /** Has {@code pane} show what is in {@code banners}, as long as both live. The row of a banner that stays is left alone. */
    static void show(VBox pane, ObservableList<Banner> banners) {
        Map<Banner, Node> rows = new HashMap<>();
        Runnable fill = () -> {
            rows.keySet().retainAll(banners);
            List<Node> now = banners.stream()
                    .map(banner -> rows.computeIfAbsent(banner, BannerPane::row))
                    .toList();
            pane.getChildren().retainAll(now);
            for (int i = 0; i < now.size(); i++) {
                if (i == pane.getChildren().size()) {
                    pane.getChildren().add(now.get(i));
                } else if (!pane.getChildren().get(i).equals(now.get(i))) {
                    pane.getChildren().remove(now.get(i));
                    pane.getChildren().add(i, now.get(i));
                }
            }
        };
        banners.addListener((ListChangeListener<Banner>) change -> fill.run());
        fill.run();
    }

    private static Node row(Banner banner) {
        Label text = new Label(banner.text(), new FontIcon(banner.icon()));
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setGraphicTextGap(10);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(8, text);
        row.setId("shell-banner-" + banner.id());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("banner");
        for (Question.Answer answer : banner.answers()) {
            Button button = new Button(answer.label());
            button.setId("banner-" + answer.id());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add(Styles.SMALL);
            if (answer.equals(banner.answers().getFirst())) {
                button.getStyleClass().add(Styles.ACCENT);
            }
            button.setOnAction(event -> answer.action().run());
            row.getChildren().add(button);
        }
        return row;
    }
}
