package org.layerwise.ui.design;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.ui.fx.Texts;

/** Everything that is wrong with the network, in one list; choosing one goes to its card. */
final class ProblemsStrip {
    private static final double MOST = 116;

    private final VBox strip;
    private final Consumer<String> go;
    private final Label title = new Label();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private List<Problem> shown = List.of();

    /** @param go told the node of a problem that was chosen */
    ProblemsStrip(VBox strip, Consumer<String> go) {
        this.strip = strip;
        this.go = go;
        title.setId("design-problems-title");
        title.getStyleClass().add("problems-title");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("design-scroll");
        scroll.setMaxHeight(MOST);
        scroll.setMinHeight(0);
        // How tall the rows are is known only once they are as wide as the strip.
        rows.heightProperty()
                .addListener((observed, before, now) -> scroll.setPrefHeight(Math.min(MOST, now.doubleValue() + 2)));
        strip.getChildren().setAll(title);
    }

    /** @param open whether there is a network at all */
    void show(List<Problem> problems, boolean open) {
        strip.setVisible(open);
        strip.setManaged(open);
        long errors = problems.stream().filter(Problem::isError).count();
        title.setText(
                problems.isEmpty()
                        ? Texts.get("design.problems.none")
                        : errors == 0
                                ? Texts.get("design.problems.notes", problems.size())
                                : Texts.get("design.problems.errors", errors));
        title.setGraphic(icon(problems.stream()
                .map(Problem::severity)
                .max(java.util.Comparator.naturalOrder())
                .orElse(null)));
        if (!problems.equals(shown)) {
            shown = problems;
            rows.getChildren().setAll(problems.stream().map(this::row).toList());
            if (problems.isEmpty()) {
                strip.getChildren().setAll(title);
            } else {
                strip.getChildren().setAll(title, scroll);
            }
        }
    }

    private static FontIcon icon(@Nullable Severity worst) {
        FontIcon icon = new FontIcon(
                switch (worst) {
                    case null -> "fth-check-circle";
                    case ERROR -> "fth-alert-circle";
                    case WARNING -> "fth-alert-triangle";
                    case NOTE -> "fth-info";
                });
        icon.getStyleClass().addAll("card-badge", worst == null ? "severity-none" : NodeCard.styleClass(worst));
        return icon;
    }

    private Node row(Problem problem) {
        Label text = new Label(CardModel.onCard(problem));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, icon(problem.severity()), text);
        line.getStyleClass().add("problem-line");
        if (problem.where() instanceof Location.AtNode at) {
            Hyperlink button = new Hyperlink(at.node());
            button.getStyleClass().add("problem-node");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setTooltip(new Tooltip(Texts.get("design.problems.go", at.node())));
            button.setAccessibleText(at.node() + ": " + text.getText());
            button.setOnAction(event -> go.accept(at.node()));
            line.getChildren().add(1, button);
        }
        return line;
    }
}
