package org.layerwise.ui.design;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
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

/**
 * Everything that is wrong with the network: one line with the worst, or a list that is as tall as its divider says. It never
 * changes its height by itself, so that nothing on the canvas moves because of a problem. Choosing one goes to its card.
 */
final class ProblemsStrip {
    private static final double LIST_HEIGHT = 140;

    /** From here on it is more than its line. */
    private static final double LIST_LEAST = 56;

    private final VBox strip;
    private final Consumer<String> go;
    private final Label title = new Label();
    private final HBox first = new HBox(6);
    private final Button toggle = new Button();
    private final HBox line = new HBox(8, title, first, toggle);
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private List<Problem> shown = List.of();

    /**
     * @param split whose lower part the strip is
     * @param go takes the node of a problem that was chosen
     */
    ProblemsStrip(VBox strip, SplitPane split, Consumer<String> go) {
        this.strip = strip;
        this.go = go;
        title.setId("design-problems-title");
        title.getStyleClass().add("problems-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        first.getStyleClass().add("problems-first");
        first.setMinWidth(0);
        HBox.setHgrow(first, Priority.ALWAYS);
        toggle.setId("design-problems-toggle");
        toggle.getStyleClass().addAll("button-icon", "flat");
        toggle.setOnAction(event -> split.setDividerPosition(0, isList() ? 1 : 1 - LIST_HEIGHT / split.getHeight()));
        line.getStyleClass().add("problems-line");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("design-scroll");
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        strip.getChildren().setAll(line, scroll);
        SplitPane.setResizableWithParent(strip, false);
        split.setDividerPositions(1);
        strip.heightProperty().addListener((observed, before, now) -> fold());
        fold();
    }

    private boolean isList() {
        return strip.getHeight() > LIST_LEAST;
    }

    /** Shows one line or the list, as there is room for. */
    private void fold() {
        boolean list = isList();
        scroll.setVisible(list);
        first.setVisible(!list);
        String text = Texts.get(list ? "design.problems.close" : "design.problems.open");
        toggle.setGraphic(new FontIcon(list ? "fth-chevron-down" : "fth-chevron-up"));
        toggle.setAccessibleText(text);
        toggle.setTooltip(new Tooltip(text));
    }

    /** @param open whether there is a network at all */
    void show(List<Problem> problems, boolean open) {
        strip.setVisible(open);
        long errors = problems.stream().filter(Problem::isError).count();
        title.setText(
                problems.isEmpty()
                        ? Texts.get("design.problems.none")
                        : errors == 0
                                ? Texts.get("design.problems.notes", problems.size())
                                : Texts.get("design.problems.errors", errors));
        Optional<Severity> worst = problems.stream().map(Problem::severity).max(java.util.Comparator.naturalOrder());
        title.setGraphic(icon(worst.orElse(null)));
        toggle.setVisible(!problems.isEmpty());
        if (!problems.equals(shown)) {
            shown = problems;
            rows.getChildren().setAll(problems.stream().map(this::row).toList());
            first.getChildren().clear();
            problems.stream()
                    .filter(problem -> worst.equals(Optional.of(problem.severity())))
                    .findFirst()
                    .ifPresent(this::showFirst);
        }
    }

    private void showFirst(Problem problem) {
        Label text = new Label(CardModel.onCard(problem));
        text.getStyleClass().add("problems-first-text");
        text.setMinWidth(0);
        text.setTooltip(new Tooltip(text.getText()));
        node(problem, text).ifPresent(first.getChildren()::add);
        first.getChildren().add(text);
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
        HBox row = new HBox(8, icon(problem.severity()), text);
        row.getStyleClass().add("problem-line");
        node(problem, text).ifPresent(link -> row.getChildren().add(1, link));
        return row;
    }

    /** The way to the node that a problem is of. */
    private Optional<Hyperlink> node(Problem problem, Label text) {
        if (!(problem.where() instanceof Location.AtNode at)) {
            return Optional.empty();
        }
        Hyperlink link = new Hyperlink(at.node());
        link.getStyleClass().add("problem-node");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setTooltip(new Tooltip(Texts.get("design.problems.go", at.node())));
        link.setAccessibleText(at.node() + ": " + text.getText());
        link.setOnAction(event -> go.accept(at.node()));
        return Optional.of(link);
    }
}
