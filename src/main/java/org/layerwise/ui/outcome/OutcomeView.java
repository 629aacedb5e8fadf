package org.layerwise.ui.outcome;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.app.ModelChoice;
import org.layerwise.app.Workbench;
import org.layerwise.base.Ticker;
import org.layerwise.outcome.Outcome;
import org.layerwise.train.Part;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.outcome.OutcomeViewModel.Shown;

/** The Outcome page: results, decision boundary, what matters; live while a run goes on. */
public final class OutcomeView implements Screen {
    private final UiContext ui;
    private final OutcomeViewModel model;
    private final MattersViewModel matters;
    private final BoundaryViewModel boundary;
    private final OutcomeCharts charts;
    private final ResultsPane resultsPane;
    private final BoundaryPane boundaryPane;
    private final MattersPane mattersPane;
    private final VBox root = new VBox();
    private final Label source = new Label();
    private final Label figures = new Label();
    private final ComboBox<ModelChoice> choice = new ComboBox<>();
    private final ComboBox<Part> part = new ComboBox<>();
    private final ComboBox<String> target = new ComboBox<>();
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton showBoundary = button("boundary", "center-pill");
    private final PulseTimer.Source heartbeat;
    private boolean filling;

    public OutcomeView(Workbench workbench, UiContext ui) {
        this.ui = ui;
        model = new OutcomeViewModel(workbench, ui.background(), FxThread::run, Ticker.SYSTEM);
        matters = new MattersViewModel(ui.background(), FxThread::run);
        boundary = new BoundaryViewModel(ui.background(), FxThread::run);
        charts = new OutcomeCharts(ui);
        resultsPane = new ResultsPane(charts);
        boundaryPane = new BoundaryPane(boundary, charts);
        mattersPane = new MattersPane(matters, charts);
        heartbeat = model::pulse;
        root.setId("outcome");
        root.getStyleClass().add("outcome");
        root.getChildren().setAll(head(), body());
        root.sceneProperty().subscribe(scene -> {
            model.inSight(scene != null);
            boundary.inSight(scene != null && showBoundary.isSelected());
        });
        model.shownProperty().subscribe(this::show);
        model.runProperty().subscribe(run -> fill());
        model.busyProperty().subscribe(busy -> fill());
        ui.pump().add(heartbeat);
    }

    private Node head() {
        FontIcon icon = new FontIcon("fth-target");
        icon.getStyleClass().add("head-icon");
        Label title = new Label(Texts.get("shell.page.outcome"));
        title.getStyleClass().add("title-4");
        title.setMinWidth(Region.USE_PREF_SIZE);
        source.setId("outcome-source");
        source.getStyleClass().add("text-muted");
        source.setMinWidth(0);
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(16, 16);
        busy.setMinSize(16, 16);
        busy.visibleProperty().bind(model.busyProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(10, icon, title, source, gap, busy);
        first.setAlignment(Pos.CENTER_LEFT);
        ToggleButton results = button("results", "left-pill");
        HBox pages = new HBox(results, showBoundary, button("matters", "right-pill"));
        group.selectToggle(results);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                group.selectToggle(before);
            }
            boundary.inSight(root.getScene() != null && showBoundary.isSelected());
        });
        choices();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox second = new HBox(
                8,
                pages,
                space,
                named("outcome.target", target),
                named("outcome.rows-of", part),
                named("outcome.model", choice));
        second.setAlignment(Pos.CENTER_LEFT);
        figures.setId("outcome-metrics");
        figures.setWrapText(true);
        figures.visibleProperty().bind(figures.textProperty().isNotEmpty());
        figures.managedProperty().bind(figures.visibleProperty());
        VBox head = new VBox(10, first, second, figures);
        head.getStyleClass().add("outcome-head");
        return head;
    }

    private static Node named(String key, ComboBox<?> box) {
        Label name = new Label(Texts.get(key));
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(box);
        box.setAccessibleText(Texts.get(key));
        HBox both = new HBox(6, name, box);
        both.setAlignment(Pos.CENTER_LEFT);
        both.visibleProperty().bind(box.visibleProperty());
        both.managedProperty().bind(box.visibleProperty());
        return both;
    }

    private void choices() {
        choice.setId("outcome-model");
        choice.setConverter(converter(model::text));
        choice.setOnAction(event -> {
            if (!filling && choice.getValue() != null) {
                model.choiceProperty().set(choice.getValue());
            }
        });
        part.setId("outcome-part");
        part.setConverter(converter(OutcomeViewModel::text));
        part.getItems().setAll(Part.VALIDATION, Part.TRAIN, Part.TEST, Part.ALL);
        part.setOnAction(event -> {
            if (!filling && part.getValue() != null) {
                model.partProperty().set(part.getValue());
            }
        });
        target.setId("outcome-target");
        target.setOnAction(event -> {
            if (!filling) {
                show(model.shownProperty().get());
            }
        });
    }

    private static <T> StringConverter<T> converter(java.util.function.Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("nothing is typed");
            }
        };
    }

    private ToggleButton button(String page, String style) {
        ToggleButton button = new ToggleButton(Texts.get("outcome.show." + page));
        button.setId("outcome-show-" + page);
        button.setUserData(page);
        button.setToggleGroup(group);
        button.getStyleClass().addAll(style, "small");
        button.setTooltip(new Tooltip(Texts.get("outcome.show." + page + ".help")));
        return button;
    }

    private Node body() {
        Label message = new Label();
        message.setId("outcome-message");
        message.textProperty().bind(model.messageProperty());
        message.visibleProperty().bind(Bindings.isNotEmpty(model.messageProperty()));
        message.setWrapText(true);
        message.getStyleClass().add("text-muted");
        StackPane pages = new StackPane();
        List<Node> all = new ArrayList<>();
        for (Node page : List.of(resultsPane.root(), boundaryPane.root(), mattersPane.root())) {
            String name = List.of("results", "boundary", "matters").get(all.size());
            page.visibleProperty()
                    .bind(Bindings.createBooleanBinding(
                            () -> group.getSelectedToggle() != null
                                    && name.equals(group.getSelectedToggle().getUserData())
                                    && model.messageProperty().get().isEmpty()
                                    && model.shownProperty().get() != null,
                            group.selectedToggleProperty(),
                            model.messageProperty(),
                            model.shownProperty()));
            all.add(page);
        }
        all.add(message);
        pages.getChildren().setAll(all);
        pages.setMinHeight(0);
        VBox.setVgrow(pages, Priority.ALWAYS);
        return pages;
    }

    private void fill() {
        filling = true;
        boolean has = model.runProperty().get() != null;
        List<ModelChoice> choices = model.choices();
        choice.setDisable(!has);
        part.setDisable(!has);
        if (!choice.getItems().equals(choices)) {
            choice.getItems().setAll(choices);
        }
        choice.setValue(model.choiceProperty().get());
        choice.setButtonCell(new TextCell(model.text(model.choiceProperty().get())));
        part.setValue(model.partProperty().get());
        filling = false;
    }

    /** Says which epoch the best one is by now. */
    private static final class TextCell extends javafx.scene.control.ListCell<ModelChoice> {
        TextCell(String text) {
            setText(text);
        }
    }

    private void show(@Nullable Shown now) {
        filling = true;
        List<String> targets = now == null
                ? List.of()
                : now.outcomes().stream().map(Outcome::target).toList();
        if (!target.getItems().equals(targets)) {
            target.getItems().setAll(targets);
            target.getSelectionModel().select(targets.isEmpty() ? -1 : 0);
        }
        target.setVisible(targets.size() > 1);
        filling = false;
        int which = Math.max(0, target.getSelectionModel().getSelectedIndex());
        source.setText(model.source());
        figures.setText(model.figures());
        resultsPane.show(now, which);
        boundaryPane.show(now, which);
        mattersPane.show(now);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.look();
    }

    @Override
    public void close() {
        ui.pump().remove(heartbeat);
        matters.stop();
        boundary.stop();
        model.close();
        charts.close();
    }
}
