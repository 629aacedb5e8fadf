package org.layerwise.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * A table view of any number of columns. JavaFX builds and measures a header for every column that a view has, which freezes
 * the window where there are hundreds; here only those columns are made that fit beside each other, and a bar below the view
 * moves them along, a column at a time. Wheel and arrow keys do the same.
 *
 * @param <R> a row
 */
public final class ManyColumns<R> {
    /** Room that the vertical scroll bar and the borders take, in pixels. */
    private static final double MARGIN = 20;

    /** Columns that are made at most, however narrow they are. */
    private static final int MOST = 60;

    private static final double WHEEL_STEP = 40;

    /**
     * One column.
     *
     * @param title its header
     * @param width in pixels; asked for when the column comes into sight
     * @param text of a row's cell
     * @param <R> a row
     */
    public record Column<R>(String title, DoubleSupplier width, Function<R, String> text) {
        public Column(String title, double width, Function<R, String> text) {
            this(title, () -> width, text);
        }

        private double pixels() {
            return width.getAsDouble();
        }
    }

    private final TableView<R> view;
    private final ScrollBar bar = new ScrollBar();
    private final Function<IntSupplier, TableCell<R, String>> cells;
    private final List<TableColumn<R, String>> slots = new ArrayList<>();
    private List<TableColumn<R, ?>> fixed = List.of();
    private List<Column<R>> columns = List.of();
    private int first;
    private double wheel;
    private boolean arranging;

    /**
     * @param view stands in a pane, where the bar is put below it
     * @param bars the pane
     * @param cells makes a cell, given what tells which column it shows at the moment
     */
    public ManyColumns(TableView<R> view, Pane bars, Function<IntSupplier, TableCell<R, String>> cells) {
        this.view = view;
        this.cells = cells;
        bar.getStyleClass().add("column-bar");
        bar.setUnitIncrement(1);
        bar.setMinHeight(Region.USE_PREF_SIZE); // a pane that is too low would take its height first
        bars.getChildren().add(bars.getChildren().indexOf(view) + 1, bar);
        bar.valueProperty().subscribe(value -> {
            if (!arranging) {
                moveTo((int) Math.round(value.doubleValue()));
            }
        });
        view.widthProperty().subscribe(this::arrange);
        view.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** As above, with cells that show their text alone. */
    public ManyColumns(TableView<R> view, Pane bars) {
        this(view, bars, column -> new TextCell<>());
    }

    private static final class TextCell<R> extends TableCell<R, String> {
        @Override
        protected void updateItem(@org.jspecify.annotations.Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }

    /**
     * Shows other columns, from the first on.
     *
     * @param stay columns that stay in sight, at the left
     * @param move the others
     */
    public void show(List<TableColumn<R, ?>> stay, List<Column<R>> move) {
        fixed = List.copyOf(stay);
        columns = List.copyOf(move);
        first = 0;
        arrange();
    }

    /** Shows no columns. */
    public void clear() {
        show(List.of(), List.of());
    }

    /** The number of the leftmost column that moves, from 0. */
    public int first() {
        return first;
    }

    /** Brings a column to the left edge, or as far to the left as there are others behind it. */
    public void moveTo(int column) {
        int next = Math.clamp(column, 0, lastFirst());
        if (next != first) {
            first = next;
            arrange();
        }
    }

    /** Brings a column into sight; where it is, nothing moves. */
    public void reveal(int column) {
        if (column < first || column >= first + slotsShown()) {
            moveTo(column);
        }
    }

    private int slotsShown() {
        return view.getColumns().size() - fixed.size();
    }

    private void scrolled(ScrollEvent event) {
        if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            wheel -= event.getDeltaX() / WHEEL_STEP;
            int steps = (int) wheel;
            wheel -= steps;
            moveTo(first + steps);
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> moveTo(first - 1);
            case RIGHT, KP_RIGHT -> moveTo(first + 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double room() {
        return view.getWidth()
                - MARGIN
                - fixed.stream().mapToDouble(TableColumn::getPrefWidth).sum();
    }

    /** How many columns fit from one on; one at least. */
    private int fitting(int from) {
        double left = room();
        int count = 0;
        while (from + count < columns.size() && count < MOST) {
            left -= columns.get(from + count).pixels();
            if (left < 0) {
                break;
            }
            count++;
        }
        return Math.max(1, Math.min(count, columns.size() - from));
    }

    /** The largest number that the leftmost column may have: all from it on fit. */
    private int lastFirst() {
        double left = room();
        int at = columns.size();
        while (at > 0 && columns.size() - at < MOST) {
            left -= columns.get(at - 1).pixels();
            if (left < 0) {
                break;
            }
            at--;
        }
        return Math.max(0, Math.min(at, columns.size() - 1));
    }

    private void arrange() {
        if (view.getWidth() <= 0 || arranging) {
            return;
        }
        arranging = true;
        int last = lastFirst();
        first = Math.min(first, last);
        int count = columns.isEmpty() ? 0 : fitting(first);
        for (int i = 0; i < count; i++) {
            if (slots.size() == i) {
                slots.add(slot(i));
            }
            Column<R> column = columns.get(first + i);
            slots.get(i).setText(column.title());
            slots.get(i).setPrefWidth(column.pixels());
        }
        List<TableColumn<R, ?>> wanted = new ArrayList<>(fixed);
        wanted.addAll(slots.subList(0, count));
        if (!view.getColumns().equals(wanted)) {
            view.getColumns().setAll(wanted);
        }
        view.refresh();
        bar.setMax(last);
        bar.setVisibleAmount(Math.max(0.5, (double) last * count / Math.max(1, columns.size())));
        bar.setBlockIncrement(Math.max(1, count - 1));
        bar.setValue(first);
        bar.setVisible(last > 0);
        bar.setManaged(last > 0);
        arranging = false;
    }

    private TableColumn<R, String> slot(int place) {
        TableColumn<R, String> slot = new TableColumn<>();
        slot.setSortable(false);
        slot.setReorderable(false);
        slot.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text(place, row.getValue())));
        slot.setCellFactory(each -> cells.apply(() -> first + place));
        return slot;
    }

    private String text(int place, R row) {
        int column = first + place;
        return column < columns.size() ? columns.get(column).text().apply(row) : "";
    }
}
