package org.layerwise.ui.data.columns;

import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.data.table.ColumnType;
import org.layerwise.ui.fx.ChoiceConverter;
import org.layerwise.ui.fx.Texts;

/** The line above the list of columns: search by name, filter, order, and how many columns are shown. */
public final class ColumnListBar extends HBox {
    private final ColumnListViewModel model;
    private final TextField search = new TextField();
    private final MenuButton filter = new MenuButton("", new FontIcon("fth-filter"));
    private final ComboBox<ColumnOrder> order = new ComboBox<>();
    private final Label count = new Label();

    public ColumnListBar(ColumnListViewModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("column-bar-line");
        setAlignment(Pos.CENTER_LEFT);
        search.setId("data-columns-search");
        search.setPromptText(Texts.get("data.columns.search"));
        search.setAccessibleText(Texts.get("data.columns.search.help"));
        search.setTooltip(new Tooltip(Texts.get("data.columns.search.help")));
        search.textProperty()
                .subscribe(text -> model.filter(model.filterProperty().get().withName(text)));
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        filter.setId("data-columns-filter");
        filter.setTooltip(new Tooltip(Texts.get("data.columns.filter.help")));
        for (ColumnFilter.Trait trait : ColumnFilter.Trait.values()) {
            CheckMenuItem item = item(ChoiceTexts.name(trait), trait.name());
            item.setOnAction(event -> model.filter(model.filterProperty().get().with(trait, item.isSelected())));
        }
        filter.getItems().add(new SeparatorMenuItem());
        for (ColumnType type : ColumnType.values()) {
            CheckMenuItem item = item(ChoiceTexts.name(type), type.name());
            item.setOnAction(event -> model.filter(model.filterProperty().get().with(type, item.isSelected())));
        }
        order.setId("data-columns-order");
        order.getItems().setAll(ColumnOrder.values());
        order.setConverter(new ChoiceConverter<>(ChoiceTexts::name));
        order.setTooltip(new Tooltip(Texts.get("data.columns.order.help")));
        order.setAccessibleText(Texts.get("data.columns.order.help"));
        order.setOnAction(event -> {
            ColumnOrder chosen = order.getValue();
            if (chosen != null && chosen != model.orderProperty().get()) {
                model.order(chosen);
            }
        });
        count.setId("data-columns-count");
        count.getStyleClass().addAll("text-small", "text-muted");
        count.setMinWidth(USE_PREF_SIZE);
        filter.setMinWidth(USE_PREF_SIZE);
        order.setMinWidth(118);
        order.setPrefWidth(118);
        getChildren().setAll(search, filter, order, count);
        model.filterProperty().subscribe(this::showFilter);
        model.orderProperty().subscribe(order::setValue);
        model.changes().subscribe(this::showCount);
        model.chosenProperty().subscribe(this::showCount);
    }

    private CheckMenuItem item(String title, String id) {
        CheckMenuItem item = new CheckMenuItem(title);
        item.setId(
                "data-columns-filter-" + id.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        filter.getItems().add(item);
        return item;
    }

    /** Shows the filter; a search that is being typed stays as it is typed. */
    private void showFilter(ColumnFilter now) {
        if (!search.getText().strip().equals(now.name())) {
            search.setText(now.name());
        }
        int chosen = now.types().size() + now.traits().size();
        filter.setText(
                chosen == 0 ? Texts.get("data.columns.filter") : Texts.get("data.columns.filter.chosen", chosen));
        if (chosen == 0) {
            filter.getItems().stream()
                    .filter(CheckMenuItem.class::isInstance)
                    .forEach(item -> ((CheckMenuItem) item).setSelected(false));
        }
    }

    private void showCount() {
        int chosen = model.chosenProperty().get().size();
        int shown = model.shown().size();
        int all = model.rows().size();
        if (chosen > 1) {
            count.setText(Texts.get("data.columns.count.chosen", chosen, all));
        } else {
            count.setText(
                    shown == all
                            ? Texts.get("data.columns.count", all)
                            : Texts.get("data.columns.count.of", shown, all));
        }
    }
}
