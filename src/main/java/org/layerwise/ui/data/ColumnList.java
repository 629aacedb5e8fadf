package org.layerwise.ui.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.layerwise.ui.data.columns.ColumnListViewModel;
import org.layerwise.ui.data.columns.ColumnRow;
import org.layerwise.ui.fx.Texts;

/** The list of columns: it shows what its model says, and selects what is chosen there. */
final class ColumnList {
    private final ListView<String> view;
    private final DataViewModel data;
    private final ColumnListViewModel model;
    private boolean selecting;

    ColumnList(ListView<String> view, DataViewModel data) {
        this.view = view;
        this.data = data;
        this.model = data.list();
        view.setItems(model.shown());
        view.setCellFactory(each -> new ColumnCell(data));
        view.setPlaceholder(new Label(Texts.get("data.columns.no-match")));
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        view.getSelectionModel().getSelectedIndices().addListener((Observable observed) -> selected());
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        // The list view itself takes Escape for the end of an edit, which there is none of.
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE
                    && !model.chosenProperty().get().isEmpty()) {
                model.choose(List.of());
                event.consume();
            }
        });
        model.arrangements().subscribe(this::selectChosen);
        model.chosenProperty().subscribe(this::selectChosen);
    }

    private void selected() {
        if (selecting || model.isArranging()) {
            return;
        }
        MultipleSelectionModel<String> selection = view.getSelectionModel();
        List<String> names = new ArrayList<>();
        for (int index : selection.getSelectedIndices()) {
            if (index >= 0 && index < model.shown().size()) {
                names.add(model.shown().get(index));
            }
        }
        String last = selection.getSelectedItem();
        if (last != null && names.size() > 1 && names.remove(last)) {
            names.add(last);
        }
        selecting = true;
        model.choose(names);
        selecting = false;
    }

    /** Selects what is chosen: after other names are shown, and when it was chosen elsewhere. */
    private void selectChosen() {
        if (selecting || model.isArranging()) {
            return;
        }
        selecting = true;
        view.getSelectionModel().clearSelection();
        List<String> chosen = model.chosenProperty().get();
        if (!chosen.isEmpty()) {
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < model.shown().size(); i++) {
                places.put(model.shown().get(i), i);
            }
            int[] indices = chosen.stream()
                    .flatMap(name -> Optional.ofNullable(places.get(name)).stream())
                    .mapToInt(Integer::intValue)
                    .toArray();
            if (indices.length > 0) {
                view.getSelectionModel().selectIndices(indices[0], indices);
                view.scrollTo(indices[indices.length - 1]);
            }
        }
        selecting = false;
    }

    private void pressed(KeyEvent event) {
        List<ColumnRow> chosen = model.changeable();
        if (event.getCode() == KeyCode.SPACE && view.isFocused() && !chosen.isEmpty()) {
            boolean used = chosen.stream().allMatch(ColumnRow::isUsed);
            data.changes().use(chosen.stream().map(ColumnRow::name).toList(), !used);
            event.consume();
        }
    }
}
