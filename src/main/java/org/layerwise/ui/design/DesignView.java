package org.layerwise.ui.design;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.Workbench;
import org.layerwise.ui.fx.Fxml;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.fx.WhenShown;
import org.layerwise.ui.live.RunFeeds;

/** The Design page: the palette, the canvas, the properties. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields
public final class DesignView implements Screen {
    private static final double ZOOM_STEP = 1.2;
    private static final double NARROW = 1100;

    /** Pulses from one look at the run to the next: twelve a second. */
    private static final int PULSES_BETWEEN = 5;

    @FXML
    private StackPane root;

    @FXML
    private SplitPane split;

    @FXML
    private VBox palettePane;

    @FXML
    private TextField search;

    @FXML
    private VBox paletteList;

    @FXML
    private Label summary;

    @FXML
    private Label zoom;

    @FXML
    private HBox bar;

    @FXML
    private Button arrange;

    @FXML
    private Button zoomOut;

    @FXML
    private Button zoomIn;

    @FXML
    private Button fit;

    @FXML
    private SplitPane canvasSplit;

    @FXML
    private StackPane canvasHolder;

    @FXML
    private VBox empty;

    @FXML
    private VBox problems;

    @FXML
    private VBox propertiesPane;

    @FXML
    private VBox properties;

    private final DesignViewModel model;
    private final NetworkCanvas canvas = new NetworkCanvas();
    private final GhostLayer ghost = new GhostLayer();
    private final UiContext ui;
    private final ProblemsStrip strip;
    private final LayerClipboard clipboard;
    private final ConnectMenu connectMenu;
    private final PropertiesPane side;
    private final WhenShown pictureShown;
    private final WhenShown sideShown;
    private final LiveNetwork live;
    private final FlowLegend legend = new FlowLegend();
    private final PulseTimer.Source source = this::pulse;
    private Consumer<String> openLayer = id -> {};
    private int pulses;
    private boolean toFit = true;
    private boolean divided;
    private int opened;

    /**
     * @param workbench what is open
     * @param ui what the window's screens share
     * @param feeds hand the frames of runs to whoever shows them
     */
    public DesignView(Workbench workbench, UiContext ui, RunFeeds feeds) {
        this.ui = ui;
        live = new LiveNetwork(workbench, feeds);
        model = new DesignViewModel(workbench);
        clipboard = new LayerClipboard(model);
        connectMenu = new ConnectMenu(model, canvas);
        Fxml.DESIGN.load(this);
        strip = new ProblemsStrip(problems, canvasSplit, this::goTo);
        side = new PropertiesPane(properties, model, connectMenu::show);
        pictureShown = WhenShown.inScene(root, this::showPicture);
        sideShown = WhenShown.inScene(root, side::refresh);
        fill();
        listen();
        ui.pump().add(source);
    }

    @Override
    public Parent root() {
        return root;
    }

    /** Selects nodes by their ids. */
    public void select(List<String> ids) {
        model.select(ids);
    }

    /** What the connections show of a run. */
    public ObjectProperty<EdgeFlow> flowProperty() {
        return canvas.live().flowProperty();
    }

    /** Where a layer of the run that is shown is looked into. */
    public void onOpenLayer(Consumer<String> open) {
        openLayer = open;
    }

    @Override
    public void close() {
        ui.pump().remove(source);
        live.close();
        model.close();
    }

    /** Looks at the run now and then, while the page is in sight. */
    private void pulse() {
        if (root.getScene() != null && pulses++ % PULSES_BETWEEN == 0 && live.refresh()) {
            showLive();
        }
    }

    private void showLive() {
        canvas.live().show(live);
        legend.show(live, flowProperty().get());
    }

    /** @return whether the layer is in the run that is shown */
    private boolean openLayer(String id) {
        boolean has = live.has(id);
        if (has) {
            openLayer.accept(id);
        }
        return has;
    }

    private void fill() {
        Palette palette = new Palette(search, paletteList, this::add, model::deleteSelection);
        canvasHolder.getChildren().addFirst(canvas);
        canvasHolder.getChildren().add(legend);
        StackPane.setAlignment(legend, Pos.BOTTOM_LEFT);
        bar.getChildren().add(bar.getChildren().indexOf(arrange), new FlowChoice(flowProperty()));
        flowProperty().addListener((observed, before, now) -> legend.show(live, now));
        root.getChildren().add(ghost);
        GestureController gestures = new GestureController(model, canvas, ghost, id -> openLayer.accept(id));
        gestures.install(root);
        // From the first press or key on, the view is the user's own, and nothing moves it by itself.
        root.addEventFilter(InputEvent.ANY, event -> {
            if (event instanceof KeyEvent || event.getEventType() == MouseEvent.MOUSE_PRESSED) {
                toFit = false;
            }
        });
        CanvasKeys keys = new CanvasKeys(
                model,
                canvas,
                gestures,
                new CanvasKeys.Actions(
                        this::openSelected, this::editProperties, connectMenu::show, this::copy, this::paste));
        keys.install(palettePane);
        root.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (isSearch(event) && !keys.isCommand(event.getCharacter())) {
                palette.type(event.getCharacter());
                event.consume();
            }
        });
        canvas.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::contextMenu);
        buttons();
        SplitPane.setResizableWithParent(palettePane, false);
        SplitPane.setResizableWithParent(propertiesPane, false);
    }

    /** A letter that is typed anywhere but into a field, or where properties are edited, looks for a layer. */
    private boolean isSearch(KeyEvent event) {
        String typed = event.getCharacter();
        boolean letter = !typed.isEmpty()
                && Character.isLetter(typed.codePointAt(0))
                && !event.isControlDown()
                && !event.isAltDown()
                && !event.isMetaDown();
        return letter
                && !(event.getTarget() instanceof TextInputControl)
                && !isInside(event.getTarget(), propertiesPane);
    }

    private static boolean isInside(@Nullable Object target, Node whole) {
        Node node = target instanceof Node hit ? hit : null;
        while (node != null && !node.equals(whole)) {
            node = node.getParent();
        }
        return node != null;
    }

    /** Adds a layer where it can be seen. The keyboard stays where it is: Enter adds another, Delete takes it away. */
    private void add(PaletteItem item) {
        if (model.experiment().get().isPresent()) {
            canvas.reveal(model.addAfterSelection(
                    item.layer(), model.freeIn(canvas.viewport().visible())));
        }
    }

    private void copy() {
        clipboard.copy().ifPresent(text -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        clipboard
                .paste(text == null ? "" : text, canvas.viewport().visible())
                .ifPresentOrElse(
                        problem -> ui.report().accept(List.of(problem)),
                        () -> model.selection().get().nodes().stream()
                                .findFirst()
                                .ifPresent(canvas::reveal));
    }

    /** The page is turned to: keys reach the canvas, unless the way here was a press on the page's button. */
    @Override
    public void shown() {
        Scene scene = root.getScene();
        Node owner = scene == null ? null : scene.getFocusOwner();
        if (scene != null && (owner == null || !owner.getStyleClass().contains("rail-button"))) {
            canvas.requestFocus();
        }
    }

    private void listen() {
        ChangeListener<Object> pictureChanged = (observed, before, now) -> pictureShown.changed();
        model.picture().addListener(pictureChanged);
        model.columnNames().addListener((observed, before, now) -> sideShown.changed());
        model.experiment().addListener((observed, before, now) -> sideShown.changed());
        model.selection().addListener((observed, before, now) -> {
            canvas.showSelection(now);
            side.refresh();
        });
        canvas.viewport()
                .zoom()
                .addListener((observed, before, now) -> zoom.setText(Math.round(now.doubleValue() * 100) + " %"));
        zoom.setText("100 %");
        split.widthProperty().addListener((observed, before, now) -> divide(now.doubleValue()));
        canvas.viewport().widthProperty().addListener((observed, before, now) -> resized());
        canvas.viewport().heightProperty().addListener((observed, before, now) -> resized());
        showPicture();
    }

    /** Gives the sides their own widths when the window first opens; the rest is the canvas's. */
    private void divide(double width) {
        if (!divided && width > 0) {
            divided = true;
            double right = width < NARROW ? propertiesPane.getMinWidth() : propertiesPane.getPrefWidth();
            split.setDividerPositions(palettePane.getPrefWidth() / width, 1 - right / width);
        }
    }

    private void resized() {
        if (canvas.viewport().getWidth() > 0 && canvas.viewport().getHeight() > 0) {
            model.canvasWidth(canvas.viewport().getWidth());
            if (toFit && !model.picture().get().cards().isEmpty()) {
                canvas.fitReadably();
            }
        }
    }

    private void showPicture() {
        NetworkPicture picture = model.picture().get();
        boolean open = model.experiment().get().isPresent();
        boolean wasEmpty = canvas.picture().cards().isEmpty();
        canvas.show(picture);
        showLive();
        canvas.showSelection(model.selection().get());
        side.refresh();
        strip.show(picture.problems(), open);
        empty.setVisible(!open);
        arrange.setDisable(!open);
        summary.setText(
                open ? Texts.get("design.summary", picture.cards().size(), Numbers.count(picture.parameters())) : "");
        if (wasEmpty || opened != model.opened()) {
            opened = model.opened();
            toFit = true;
            canvas.fitReadably();
        }
    }

    private void goTo(String id) {
        model.select(List.of(id));
        canvas.reveal(id);
        canvas.requestFocus();
    }

    private boolean openSelected() {
        return model.selection().get().single().map(this::openLayer).orElse(false);
    }

    private void editProperties() {
        side.focusFirst();
    }

    private void contextMenu(ContextMenuEvent event) {
        CanvasPoint at = canvas.viewport().toWorld(event.getSceneX(), event.getSceneY());
        ContextMenu menu = new ContextMenu();
        canvas.cardAt(at).ifPresent(id -> {
            if (!model.selection().get().nodes().contains(id)) {
                model.select(List.of(id));
            }
            if (live.has(id)) {
                menu.getItems().add(item("design.menu.open", () -> openLayer(id)));
            }
            menu.getItems()
                    .addAll(
                            item("design.menu.connect", connectMenu::show),
                            item("design.menu.copy", this::copy),
                            item("design.menu.duplicate", model::duplicateSelection),
                            item("design.menu.delete", model::deleteSelection));
        });
        menu.getItems().add(item("design.menu.paste", this::paste));
        menu.show(canvas, event.getScreenX(), event.getScreenY());
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.get(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void buttons() {
        arrange.setOnAction(event -> {
            model.arrange();
            canvas.fit();
        });
        zoomOut.setOnAction(event -> canvas.viewport().zoomBy(1 / ZOOM_STEP));
        zoomIn.setOnAction(event -> canvas.viewport().zoomBy(ZOOM_STEP));
        fit.setOnAction(event -> canvas.fit());
    }
}
