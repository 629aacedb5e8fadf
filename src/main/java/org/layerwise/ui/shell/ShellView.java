package org.layerwise.ui.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
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
    /** So much of a file's name is always shown. */
    private static final double TITLE_WIDTH = 220;

    private static final PseudoClass MODIFIED = PseudoClass.getPseudoClass("modified");

    private final ShellViewModel model;
    private final UiContext ui;
    private final StackPane root = new StackPane();
    private final QuestionLayer questions;
    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    private final Screens screens;
    private final WindowActions actions;
    private final OverlayLayer overlay;
    private final CommandPalette palette;

    /** A rail in which the buttons of all pages have no room unless they are lower. */
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private static final double PAGE_BUTTON = 64;

    @FXML
    private VBox rail;

    @FXML
    private VBox banners;

    @FXML
    private StackPane content;

    @FXML
    private Rectangle contentClip;

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
    private Button help;

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
    private Label activityText;

    @FXML
    private Button cancel;

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
        actions =
                new WindowActions(model, new WindowActions.Layers(this::openPalette, this::openHelp, this::openAbout));
        Parent frame = Fxml.SHELL.load(this);
        questions = new QuestionLayer(frame);
        overlay = new OverlayLayer(frame);
        palette = new CommandPalette(overlay);
        root.getChildren().setAll(frame, overlay, questions);
        model.askBy(questions::ask);
        model.offerDropsTo(file -> screens.of(model.pageProperty().get()).takeDropped(file));
        ui.pump().add(model.run());
        ui.pump().add(model.message());
    }

    public Parent root() {
        return root;
    }

    /** Lets go of the frame pump and the workbench. */
    public void close() {
        ui.pump().remove(model.run());
        ui.pump().remove(model.message());
        model.close();
    }

    @FXML
    private void initialize() {
        buildRail();
        bindFile();
        bindRun();
        bindProblems();
        contentClip.widthProperty().bind(content.widthProperty());
        contentClip.heightProperty().bind(content.heightProperty());
        BannerPane.show(banners, model.banners());
        model.pageProperty().subscribe(this::turnTo);
        screens.layer().openProperty().subscribe(open -> {
            if (open) {
                content.getChildren().setAll(screens.layer().root());
                screens.layer().shown();
            } else {
                show(model.pageProperty().get());
            }
        });
        ui.theme().subscribe(now -> icon(theme, now == Theme.DARK ? "fth-sun" : "fth-moon"));
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
                screens.layer().leave();
            });
            WindowActions.explain(
                    button, page.help(), actions.of("page-" + page.id()).shortcut());
            buttons.put(page, button);
            rail.getChildren().add(button);
        }
        rail.setMinHeight(0);
        rail.heightProperty()
                .subscribe(height ->
                        rail.pseudoClassStateChanged(LOW, height.doubleValue() < PAGE_BUTTON * Page.values().length));
    }

    /** Another page also closes that of a layer, which then shows the page itself. */
    private void turnTo(Page page) {
        if (screens.layer().openProperty().get()) {
            screens.layer().leave();
        } else {
            show(page);
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
        title.textProperty()
                .subscribe(
                        text -> title.setMinWidth(Math.min(TITLE_WIDTH, 8.0 * text.length() + 12))); // before the run
        modified.visibleProperty().bind(model.modifiedProperty());
        model.modifiedProperty().subscribe(now -> title.pseudoClassStateChanged(MODIFIED, now));
        actions.bind(open, "open");
        actions.bind(save, "save");
        actions.bind(saveAs, "save-as");
        actions.bind(undo, "undo");
        actions.bind(redo, "redo");
        actions.bind(theme, "theme");
        actions.bind(help, "help");
        actions.bind(cancel, "cancel-reading");
        new RecentMenu(recent, model.recent(), model::open).install(ui.background());
        WindowActions.explain(recent, Texts.get("shell.recent"), "");
        new SamplesMenu(SampleTables.beside(), model::open).putBeside(open);
    }

    private void bindRun() {
        // The Watch page shows the same figures at the top: they are shown once.
        run.visibleProperty()
                .bind(model.run().present().and(model.pageProperty().isNotEqualTo(Page.WATCH)));
        run.managedProperty().bind(run.visibleProperty());
        runText.textProperty().bind(model.run().text());
        runProgress.progressProperty().bind(model.run().fraction());
        message.textProperty().bind(model.messageProperty());
        activity.visibleProperty().bind(model.busyProperty());
        activityText.textProperty().bind(model.activityProperty());
        cancel.visibleProperty().bind(model.cancellableProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
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
        actions.bind(problems, "problems");
        problemPanel.visibleProperty().bind(model.problemsOpenProperty());
        problemPanel.managedProperty().bind(model.problemsOpenProperty());
        problemClear.setOnAction(event -> list.clear());
        problemClose.setOnAction(event -> model.problemsOpenProperty().set(false));
        WindowActions.explain(problemClear, Texts.get("shell.problems.clear.help"), "");
        WindowActions.explain(problemClose, Texts.get("shell.problems.close"), "");
    }

    /** Makes the shortcuts work in {@code scene}. */
    public void install(Scene scene) {
        actions.install(scene, this::isBlocked);
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !isBlocked() && !isTyping(scene.getFocusOwner())) {
                event.consume();
                actions.of("help").perform();
            }
        });
        new FileDrop(scene, file -> {
                    if (!isBlocked()) {
                        model.drop(file);
                    }
                })
                .install();
    }

    private static boolean isTyping(@Nullable Node owner) {
        return switch (owner) {
            case null -> false;
            case TextInputControl text -> true;
            case Spinner<?> spinner -> spinner.isEditable();
            case ComboBoxBase<?> box -> box.isEditable();
            default -> false;
        };
    }

    /** Whether a question or a card waits for an answer. */
    private boolean isBlocked() {
        return questions.isOpen() || overlay.isOpen();
    }

    private void openPalette() {
        List<PaletteEntry> entries = new ArrayList<>();
        for (WindowAction action : actions.all()) {
            entries.add(new PaletteEntry(
                    action.title().getValue(), "", action.shortcut(), action.isPossible(), action::perform));
        }
        Page current = model.pageProperty().get();
        Stream.concat(Stream.of(current), Stream.of(Page.values()).filter(page -> page != current))
                .forEach(page -> entries.addAll(PageActions.of(
                        screens.of(page).root(),
                        page.title(),
                        () -> model.pageProperty().set(page))));
        palette.open(entries);
    }

    private void openHelp() {
        HelpCard card = new HelpCard(model.pageProperty().get(), actions, this::openAbout, overlay::close);
        overlay.open(card.root(), Texts.get("shell.help"), card.first());
    }

    private void openAbout() {
        AboutCard card = new AboutCard(overlay::close);
        overlay.open(card.root(), Texts.get("shell.about"), card.first());
    }

    boolean isAsking() {
        return questions.isOpen();
    }

    private static void icon(Button button, String literal) {
        button.setGraphic(new FontIcon(literal));
    }
}
