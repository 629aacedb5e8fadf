package org.layerwise.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.app.SampleTables;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.ui.fx.Fxml;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.fx.UiContext;

/** The window's frame. */
public final class ShellView {
    private static final PseudoClass MODIFIED = PseudoClass.getPseudoClass("modified");

    private final ShellViewModel model;
    private final UiContext ui;
    private final StackPane root = new StackPane();
    private final QuestionLayer questions;
    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    private final Screens screens;

    @FXML
    private VBox rail;

    @FXML
    private VBox banners;

    @FXML
    private StackPane content;

    @FXML
    private Button open;

    @FXML
    private MenuButton recent;

    @FXML
    private Button save;

    @FXML
    private Button saveAs;

    @FXML
    private Button undo;

    @FXML
    private Button redo;

    @FXML
    private Button theme;

    @FXML
    private Label title;

    @FXML
    private Label modified;

    @FXML
    private HBox run;

    @FXML
    private Label runText;

    @FXML
    private ProgressBar runProgress;

    @FXML
    private Button problems;

    @FXML
    private Label message;

    @FXML
    private HBox activity;

    @FXML
    private ProgressIndicator activitySpinner;

    @FXML
    private VBox problemPanel;

    @FXML
    private ListView<Problem> problemList;

    @FXML
    private Button problemClear;

    @FXML
    private Button problemClose;

    ShellView(ShellViewModel model, UiContext ui, Screens screens) {
        this.model = model;
        this.ui = ui;
        this.screens = screens;
        Parent frame = Fxml.SHELL.load(this);
        questions = new QuestionLayer(frame);
        root.getChildren().setAll(frame, questions);
        model.askBy(questions::ask);
        model.offerDropsTo(file -> screens.of(model.pageProperty().get()).takeDropped(file));
        ui.pump().add(model.run());
    }

    public Parent root() {
        return root;
    }

    /** Lets go of the frame pump and the workbench. */
    public void close() {
        ui.pump().remove(model.run());
        model.close();
    }

    @FXML
    private void initialize() {
        buildRail();
        bindFile();
        bindRun();
        bindProblems();
        BannerPane.show(banners, model.banners());
        model.pageProperty().subscribe(this::show);
        ui.theme().subscribe(now -> icon(theme, now == Theme.DARK ? "fth-sun" : "fth-moon"));
        theme.setOnAction(event -> model.toggleTheme());
        help(theme, Texts.get("shell.theme"), "");
    }

    private void buildRail() {
        for (Page page : Page.values()) {
            ToggleButton button = new ToggleButton(page.title(), new FontIcon(page.icon()));
            button.setId("shell-page-" + page.id());
            button.setContentDisplay(ContentDisplay.TOP);
            button.setMaxWidth(Double.MAX_VALUE);
            button.getStyleClass().add("rail-button");
            button.setOnAction(event -> {
                button.setSelected(true);
                model.pageProperty().set(page);
            });
            help(button, page.help(), shortcut(page.digit()).getDisplayText());
            buttons.put(page, button);
            rail.getChildren().add(button);
        }
    }

    private void show(Page page) {
        Screen screen = screens.of(page);
        content.getChildren().setAll(screen.root());
        buttons.forEach((each, button) -> button.setSelected(each == page));
        screen.shown();
    }

    private void bindFile() {
        title.textProperty().bind(model.titleProperty());
        modified.visibleProperty().bind(model.modifiedProperty());
        model.modifiedProperty().subscribe(now -> title.pseudoClassStateChanged(MODIFIED, now));
        save.disableProperty().bind(model.presentProperty().not());
        saveAs.disableProperty().bind(model.presentProperty().not());
        undo.disableProperty().bind(model.undoableProperty().isEmpty());
        redo.disableProperty().bind(model.redoableProperty().isEmpty());
        open.setOnAction(event -> model.open());
        save.setOnAction(event -> model.save());
        saveAs.setOnAction(event -> model.saveAs());
        undo.setOnAction(event -> model.undo());
        redo.setOnAction(event -> model.redo());
        new RecentMenu(recent, model.recent(), model::open).install(ui.background());
        help(recent, Texts.get("shell.recent"), "");
        new SamplesMenu(SampleTables.beside(), model::open).putBeside(open);
        help(open, Texts.get("shell.open"), shortcut(KeyCode.O).getDisplayText());
        help(save, Texts.get("shell.save"), shortcut(KeyCode.S).getDisplayText());
        help(saveAs, Texts.get("shell.save-as"), shifted(KeyCode.S).getDisplayText());
        model.undoableProperty()
                .subscribe(what -> help(
                        undo, named("shell.undo", what), shortcut(KeyCode.Z).getDisplayText()));
        model.redoableProperty()
                .subscribe(what ->
                        help(redo, named("shell.redo", what), shifted(KeyCode.Z).getDisplayText()));
    }

    private static String named(String key, String what) {
        return what.isEmpty() ? Texts.get(key) : Texts.get(key + ".what", what);
    }

    private void bindRun() {
        run.visibleProperty().bind(model.run().present());
        runText.textProperty().bind(model.run().text());
        runProgress.progressProperty().bind(model.run().fraction());
        message.textProperty().bind(model.messageProperty());
        activity.visibleProperty().bind(model.busyProperty());
        // An indicator that turns unseen still asks for sixty pictures a second.
        activitySpinner
                .progressProperty()
                .bind(Bindings.when(model.busyProperty()).then(-1.0).otherwise(0.0));
    }

    private void bindProblems() {
        ProblemList list = model.problems();
        problemList.setItems(list.shown());
        problemList.setCellFactory(view -> new ProblemCell());
        problemList.setPlaceholder(new Label(Texts.get("shell.problems.empty")));
        problems.textProperty().bind(list.summary());
        list.summary().subscribe(text -> {
            Severity worst = list.worst();
            FontIcon icon = new FontIcon(list.shown().isEmpty() ? "fth-check-circle" : ProblemCell.icon(worst));
            icon.getStyleClass().add(list.shown().isEmpty() ? "fine" : ProblemCell.style(worst));
            problems.setGraphic(icon);
        });
        problems.setOnAction(event ->
                model.problemsOpenProperty().set(!model.problemsOpenProperty().get()));
        help(problems, Texts.get("shell.problems.help"), shifted(KeyCode.M).getDisplayText());
        problemPanel.visibleProperty().bind(model.problemsOpenProperty());
        problemPanel.managedProperty().bind(model.problemsOpenProperty());
        problemClear.setOnAction(event -> list.clear());
        problemClose.setOnAction(event -> model.problemsOpenProperty().set(false));
        help(problemClear, Texts.get("shell.problems.clear.help"), "");
        help(problemClose, Texts.get("shell.problems.close"), "");
    }

    /** Makes the shortcuts work in {@code scene}. */
    public void install(Scene scene) {
        accelerator(scene, shortcut(KeyCode.O), model::open);
        accelerator(scene, shortcut(KeyCode.S), model::save);
        accelerator(scene, shifted(KeyCode.S), model::saveAs);
        accelerator(scene, shortcut(KeyCode.Z), model::undo);
        accelerator(scene, shifted(KeyCode.Z), model::redo);
        accelerator(scene, shortcut(KeyCode.Y), model::redo);
        accelerator(scene, shifted(KeyCode.M), () -> problems.fire());
        for (Page page : Page.values()) {
            accelerator(
                    scene, shortcut(page.digit()), () -> model.pageProperty().set(page));
        }
        new FileDrop(scene, file -> {
                    if (!questions.isOpen()) {
                        model.drop(file);
                    }
                })
                .install();
    }

    private void accelerator(Scene scene, KeyCombination keys, Runnable action) {
        scene.getAccelerators().put(keys, () -> {
            if (!questions.isOpen()) {
                action.run();
            }
        });
    }

    boolean isAsking() {
        return questions.isOpen();
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private static void icon(Button button, String literal) {
        button.setGraphic(new FontIcon(literal));
    }

    /** Says what a control does, and by which keys. */
    private static void help(Control control, String text, String keys) {
        String full = keys.isEmpty() ? text : text + " (" + keys + ")";
        control.setAccessibleText(text);
        control.setTooltip(new Tooltip(full));
    }
}
