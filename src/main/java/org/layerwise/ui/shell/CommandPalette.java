package org.layerwise.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.fx.Texts;

/** Finds everything the window does by a few letters, and does it. */
final class CommandPalette {
    private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");

    private final OverlayLayer layer;
    private final TextField search = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();
    private final VBox card = new VBox(8, search, list);
    private List<PaletteEntry> entries = List.of();

    CommandPalette(OverlayLayer layer) {
        this.layer = layer;
        search.setId("palette-search");
        search.setPromptText(Texts.get("shell.palette.prompt"));
        search.setAccessibleText(Texts.get("shell.palette.prompt"));
        search.textProperty().subscribe(this::fill);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("palette-list");
        list.setFixedCellSize(34);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(Texts.get("shell.palette.none")));
        list.setCellFactory(view -> new EntryCell());
        list.setOnMouseClicked(event -> choose());
        VBox.setVgrow(list, Priority.ALWAYS);
        card.setId("palette");
        card.setMaxSize(620, 420);
    }

    /** Opens with what can be done now. */
    void open(List<PaletteEntry> now) {
        entries = List.copyOf(now);
        search.clear();
        fill();
        layer.open(card, Texts.get("shell.palette"), search);
    }

    private void fill() {
        list.getItems().setAll(FuzzyMatch.best(search.getText(), entries));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(event, 1);
            case UP -> move(event, -1);
            case PAGE_DOWN -> move(event, 8);
            case PAGE_UP -> move(event, -8);
            case ENTER -> {
                event.consume();
                choose();
            }
            default -> {}
        }
    }

    private void move(KeyEvent event, int by) {
        event.consume();
        if (!list.getItems().isEmpty()) {
            int next = list.getSelectionModel().getSelectedIndex() + by;
            list.getSelectionModel().select(Math.clamp(next, 0, list.getItems().size() - 1));
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
        }
    }

    private void choose() {
        PaletteEntry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.possible()) {
            layer.close();
            chosen.run().run();
        }
    }

    /** What it does, where, by which keys, and whether it can be done now. */
    private static final class EntryCell extends ListCell<PaletteEntry> {
        private final Label title = new Label();
        private final Label place = new Label();
        private final Label keys = new Label();
        private final HBox row = new HBox(10, title, place, keys);

        EntryCell() {
            title.setMinWidth(0);
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            place.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            place.setMinWidth(Region.USE_PREF_SIZE);
            keys.getStyleClass().add("key-cap");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            getStyleClass().add("palette-cell");
        }

        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String where = entry.possible()
                    ? entry.place()
                    : Texts.get("shell.palette.not-now", entry.place()).strip();
            title.setText(entry.title());
            place.setText(where);
            keys.setText(entry.shortcut());
            keys.setVisible(!entry.shortcut().isEmpty());
            keys.setManaged(!entry.shortcut().isEmpty());
            pseudoClassStateChanged(IMPOSSIBLE, !entry.possible());
            setAccessibleText(String.join(", ", entry.title(), where, entry.shortcut()));
            setGraphic(row);
        }
    }
}
