package org.layerwise.ui.data.columns;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The list of a table's columns: which it shows, in what order, and which of them are chosen. */
public final class ColumnListViewModel {
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper arrangements = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<List<String>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<ColumnFilter> filter = new ReadOnlyObjectWrapper<>(ColumnFilter.ALL);
    private final ReadOnlyObjectWrapper<ColumnOrder> order = new ReadOnlyObjectWrapper<>(ColumnOrder.FILE);
    // Names, which stay when a column is changed: so the list's selection does too.
    private final ObservableList<String> shown = FXCollections.observableArrayList();
    private List<ColumnRow> rows = List.of();
    private Map<String, ColumnRow> byName = Map.of();
    private Set<String> marked = Set.of();
    private boolean arranging;

    /** Begins with another table: no column is chosen, all that come are shown in their order. */
    public void forget() {
        filter.set(ColumnFilter.ALL);
        order.set(ColumnOrder.FILE);
        choose(List.of());
        show(List.of());
    }

    /** Shows what the columns now are, in the table's order. */
    public void show(List<ColumnRow> now) {
        if (now.equals(rows)) {
            return;
        }
        rows = List.copyOf(now);
        byName = HashMap.newHashMap(rows.size());
        rows.forEach(row -> byName.put(row.name(), row));
        arrange();
        changes.set(changes.get() + 1);
    }

    private void arrange() {
        List<String> names = order
                .get()
                .sorted(rows.stream().filter(filter.get()::accepts).toList())
                .stream()
                .map(ColumnRow::name)
                .toList();
        if (names.equals(shown)) {
            return;
        }
        arranging = true;
        shown.setAll(names);
        arranging = false;
        Set<String> there = new HashSet<>(names);
        choose(chosen.get().stream().filter(there::contains).toList());
        arrangements.set(arrangements.get() + 1);
    }

    public void filter(ColumnFilter other) {
        if (!other.equals(filter.get())) {
            filter.set(other);
            arrange();
            changes.set(changes.get() + 1);
        }
    }

    public void order(ColumnOrder other) {
        order.set(other);
        arrange();
    }

    /** Chooses columns by name, the one that was chosen last at the end. */
    public void choose(List<String> names) {
        marked = new LinkedHashSet<>(names);
        chosen.set(List.copyOf(names));
    }

    /** Whether the names that are shown are changing: what a list makes of its selection meanwhile is not meant. */
    public boolean isArranging() {
        return arranging;
    }

    /** What a column is; empty where the table has none of this name. */
    public Optional<ColumnRow> row(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public boolean isChosen(String name) {
        return marked.contains(name);
    }

    /** All columns in the table's order. */
    public List<ColumnRow> rows() {
        return rows;
    }

    /** The names that are shown, in order. */
    public ObservableList<String> shown() {
        return shown;
    }

    /** The names of the columns that are chosen, the one that was chosen last at the end. */
    public ReadOnlyObjectProperty<List<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The columns that are chosen and can be changed: neither targets nor weights. */
    public List<ColumnRow> changeable() {
        return chosen.get().stream()
                .flatMap(name -> row(name).stream())
                .filter(ColumnRow::isChoice)
                .toList();
    }

    public ReadOnlyObjectProperty<ColumnFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ColumnOrder> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /** Grows with every change of what columns are, or of which are shown. */
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** Grows when other names are shown than before: a list is to select again what is chosen. */
    public ReadOnlyIntegerProperty arrangements() {
        return arrangements.getReadOnlyProperty();
    }
}
