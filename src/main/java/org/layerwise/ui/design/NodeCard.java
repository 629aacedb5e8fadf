package org.layerwise.ui.design;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.ui.fx.Texts;

/** A node on the canvas. */
final class NodeCard extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double PORT_RADIUS = 5;
    private static final double TOOLTIP_WIDTH = 360;

    /** Three lines of the detail's font, two of the message's: more is in the tooltip and the list of problems. */
    private static final double DETAIL_HEIGHT = 44;

    private static final double MESSAGE_HEIGHT = 29;

    private final HBox titleRow = new HBox(7);
    private final Label title = label("card-title");
    private final Label id = label("card-id");
    private final Label parameters = label("card-parameters");
    private final Label detail = label("card-detail");
    private final Label shape = label("card-shape");
    private final Label message = label("card-message");
    private final VBox footer = new VBox();
    private final Tooltip problemsText = new Tooltip();
    private final Circle input = port(0);
    private final Circle output = port(CardModel.WIDTH);
    private @Nullable CardModel shown;
    private String live = "";

    NodeCard(CardModel model) {
        getStyleClass().add("node-card");
        setMinWidth(CardModel.WIDTH);
        setPrefWidth(CardModel.WIDTH);
        setMaxWidth(CardModel.WIDTH);
        setAccessibleRole(AccessibleRole.BUTTON);
        id.setMinWidth(36);
        id.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        parameters.setMinWidth(Region.USE_PREF_SIZE);
        detail.setWrapText(true);
        detail.setMaxHeight(DETAIL_HEIGHT);
        message.setWrapText(true);
        message.setMaxHeight(MESSAGE_HEIGHT);
        problemsText.setWrapText(true);
        problemsText.setMaxWidth(TOOLTIP_WIDTH);
        Tooltip.install(footer, problemsText);
        footer.getStyleClass().add("card-footer");
        titleRow.getStyleClass().add("card-title-row");
        HBox idRow = new HBox(6, id, grow(), parameters);
        getChildren().addAll(titleRow, idRow, detail, shape, footer, input, output);
        show(model);
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static Region grow() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    private static Circle port(double x) {
        Circle port = new Circle(x, CardModel.PORT_Y, PORT_RADIUS);
        port.getStyleClass().add("card-port");
        port.setManaged(false);
        return port;
    }

    /** Shows another state of the node; the same one costs nothing. */
    void show(CardModel model) {
        if (model.equals(shown)) {
            return;
        }
        if (shown == null || !shown.group().equals(model.group())) {
            if (shown != null) {
                getStyleClass().remove(GroupLook.styleClass(shown.group()));
            }
            getStyleClass().add(GroupLook.styleClass(model.group()));
        }
        shown = model;
        setId("design-node-" + model.id());
        title.setText(model.title());
        id.setText(model.id());
        parameters.setText(model.parameters());
        detail.setText(model.detail());
        shape.setText(model.shape());
        input.setVisible(model.hasInput());
        titleRow.getChildren().setAll(GroupLook.icon(model.group()), title, grow());
        if (model.frozen()) {
            titleRow.getChildren().add(lock());
        }
        showProblems(model);
        pseudoClassStateChanged(ERROR, model.problems().stream().anyMatch(Problem::isError));
        say(model);
    }

    /** Says what a run does to the layer; empty for nothing. */
    void showLive(String words) {
        CardModel model = shown;
        if (model != null && !words.equals(live)) {
            live = words;
            say(model);
        }
    }

    private void say(CardModel model) {
        setAccessibleText(Stream.of(
                        model.title(),
                        model.id(),
                        model.detail(),
                        model.shape(),
                        model.parameters(),
                        model.frozen() ? Texts.get("design.card.frozen") : "",
                        footerText(model),
                        live)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    /** The worst problem in words, and how many there are where it is not the only one. */
    private void showProblems(CardModel model) {
        List<Problem> problems = model.problems();
        problemsText.setText(footerText(model));
        footer.getChildren().setAll(problems.isEmpty() ? List.of() : List.of(message));
        footer.setVisible(!problems.isEmpty());
        footer.setManaged(!problems.isEmpty());
        model.worst().ifPresent(worst -> {
            if (problems.size() > 1) {
                Label count = label("card-count");
                count.setText(String.valueOf(problems.size()));
                count.getStyleClass().add(styleClass(worst.severity()));
                titleRow.getChildren().add(count);
            }
            titleRow.getChildren().add(badge(worst.severity()));
            message.setText(CardModel.onCard(worst));
            message.getStyleClass().setAll("label", "card-message", styleClass(worst.severity()));
        });
    }

    private static FontIcon lock() {
        FontIcon lock = new FontIcon("fth-lock");
        lock.getStyleClass().add("card-lock");
        Tooltip.install(lock, new Tooltip(Texts.get("design.card.frozen")));
        return lock;
    }

    private FontIcon badge(Severity severity) {
        FontIcon badge = new FontIcon(
                switch (severity) {
                    case ERROR -> "fth-alert-circle";
                    case WARNING -> "fth-alert-triangle";
                    case NOTE -> "fth-info";
                });
        badge.getStyleClass().addAll("card-badge", styleClass(severity));
        Tooltip.install(badge, problemsText);
        return badge;
    }

    static String styleClass(Severity severity) {
        return switch (severity) {
            case ERROR -> "severity-error";
            case WARNING -> "severity-warning";
            case NOTE -> "severity-note";
        };
    }

    private static String footerText(CardModel model) {
        return String.join(
                "\n", model.problems().stream().map(CardModel::onCard).toList());
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /** Marks the card as a place where the connection being drawn may or may not end; null: none is being drawn. */
    void setTarget(@Nullable Boolean allowed) {
        pseudoClassStateChanged(TARGET, Boolean.TRUE.equals(allowed));
        pseudoClassStateChanged(REFUSED, Boolean.FALSE.equals(allowed));
    }

    CanvasPoint place() {
        return new CanvasPoint(getLayoutX(), getLayoutY());
    }

    CardBounds box() {
        return new CardBounds(getLayoutX(), getLayoutY(), CardModel.WIDTH, Math.max(getHeight(), CardModel.PORT_Y * 2));
    }

    CanvasPoint inputPort() {
        return place().plus(0, CardModel.PORT_Y);
    }

    CanvasPoint outputPort() {
        return place().plus(CardModel.WIDTH, CardModel.PORT_Y);
    }
}
