package org.layerwise.ui.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.ui.fx.Scrolling;
import org.layerwise.ui.fx.Texts;

/** What can be dragged onto the canvas, in groups, narrowed by a search. One stop for Tab: arrows go from item to item. */
final class Palette {
    private final TextField search;
    private final VBox list;
    private final Consumer<PaletteItem> chosen;
    private final Runnable delete;
    private final List<PaletteCell> cells =
            PaletteItem.all().stream().map(PaletteCell::new).toList();

    /**
     * @param chosen run after a double-click or Enter on an item
     * @param delete deletes what was chosen last, which is selected
     */
    Palette(TextField search, VBox list, Consumer<PaletteItem> chosen, Runnable delete) {
        this.search = search;
        this.list = list;
        this.chosen = chosen;
        this.delete = delete;
        search.textProperty().addListener((observed, before, now) -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        for (PaletteCell cell : cells) {
            cell.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    chosen.accept(cell.item());
                }
            });
            cell.setOnMousePressed(event -> {
                cell.requestFocus();
                event.consume(); // else the scroll pane around it takes the focus, and shows it nowhere
            });
            cell.addEventHandler(KeyEvent.KEY_PRESSED, event -> cellKey(cell, event));
            cell.focusedProperty().addListener((observed, before, now) -> {
                if (now) {
                    stopAt(cell);
                }
            });
        }
        fill();
    }

    private void fill() {
        Map<PaletteGroup, VBox> groups = new LinkedHashMap<>();
        for (PaletteCell cell : cells) {
            if (cell.item().matches(search.getText())) {
                groups.computeIfAbsent(cell.item().group(), Palette::group)
                        .getChildren()
                        .add(cell);
            }
        }
        list.getChildren().setAll(groups.values());
        if (groups.isEmpty()) {
            Label nothing = new Label(Texts.get("design.palette.nothing", search.getText()));
            nothing.setWrapText(true);
            nothing.getStyleClass().add("palette-nothing");
            list.getChildren().add(nothing);
        }
        List<PaletteCell> shown = shown();
        if (!shown.isEmpty() && shown.stream().noneMatch(Node::isFocusTraversable)) {
            stopAt(shown.getFirst());
        }
    }

    private void stopAt(PaletteCell stop) {
        cells.forEach(cell -> cell.setFocusTraversable(cell.equals(stop)));
    }

    /** Begins a search with a letter that was typed elsewhere. */
    void type(String letter) {
        search.requestFocus();
        search.setText(letter);
        search.end();
    }

    private static VBox group(PaletteGroup group) {
        Label title = new Label(GroupLook.title(group));
        title.getStyleClass().add("palette-group");
        return new VBox(title);
    }

    private List<PaletteCell> shown() {
        return list.getChildren().stream()
                .filter(VBox.class::isInstance)
                .flatMap(group -> ((VBox) group).getChildren().stream())
                .filter(PaletteCell.class::isInstance)
                .map(PaletteCell.class::cast)
                .toList();
    }

    private void searchKey(KeyEvent event) {
        List<PaletteCell> shown = shown();
        if (event.getCode() == KeyCode.DOWN && !shown.isEmpty()) {
            shown.getFirst().requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !shown.isEmpty()) {
            chosen.accept(shown.getFirst().item());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE
                && search.getSelection().getLength() == 0
                && search.getCaretPosition() == search.getLength()) {
            delete.run(); // nothing of the text is behind the caret
            event.consume();
        }
    }

    private void cellKey(PaletteCell cell, KeyEvent event) {
        if (event.isShortcutDown()) {
            return;
        }
        List<PaletteCell> shown = shown();
        int at = shown.indexOf(cell);
        switch (event.getCode()) {
            case ENTER, SPACE -> chosen.accept(cell.item());
            case DELETE, BACK_SPACE -> delete.run();
            case DOWN -> focus(at + 1 < shown.size() ? shown.get(at + 1) : cell);
            case UP -> focus(at > 0 ? shown.get(at - 1) : search);
            case HOME -> focus(shown.getFirst());
            case END -> focus(shown.getLast());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static void focus(Node node) {
        node.requestFocus();
        Scrolling.reveal(node);
    }
}
