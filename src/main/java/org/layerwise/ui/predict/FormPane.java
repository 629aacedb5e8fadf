package org.layerwise.ui.predict;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.app.CellSlide;
import org.layerwise.app.RowForm;
import org.layerwise.app.RowForm.Field;
import org.layerwise.ui.fx.Texts;

/** A row's cells to fill in: numbers typed, texts chosen or typed. Any change is told. Of many columns some are shown at once. */
final class FormPane {
    /** So many fields are shown at once: to make thousands of controls would stop the window. */
    static final int SHOWN = 40;

    /** Columns of the grid that a field takes. */
    private static final int PARTS = 3;

    private static final double SLIDER = 88;

    /** An arrow key moves a slider by its length over this. */
    private static final double STEPS = 50;

    static final FormPane EMPTY = new FormPane();

    private final GridPane grid;
    private final List<Field> fields;
    private final String[] cells;
    private final Map<Integer, TextField> editors = new HashMap<>();
    private final Map<Integer, ComboBox<String>> boxes = new HashMap<>();
    private final Map<Integer, Slider> sliders = new HashMap<>();
    private final Runnable changed;
    private int[] wanted;
    private int first;
    private boolean filling;
    private boolean following;

    private FormPane() {
        this(new GridPane(), List.of(), () -> {});
    }

    /** @param grid where the fields are put, two fields in a row */
    FormPane(GridPane grid, RowForm form, Runnable changed) {
        this(grid, form.fields(), changed);
    }

    private FormPane(GridPane grid, List<Field> fields, Runnable changed) {
        this.grid = grid;
        this.fields = fields;
        this.changed = changed;
        this.cells = new String[fields.size()];
        Arrays.fill(cells, "");
        this.wanted = IntStream.range(0, fields.size()).toArray();
        build();
    }

    private void build() {
        editors.clear();
        boxes.clear();
        sliders.clear();
        grid.getChildren().clear();
        for (int i = 0; i < shown(); i++) {
            add(wanted[first + i], i);
        }
    }

    private void add(int index, int place) {
        Field field = fields.get(index);
        Label name = new Label(field.column());
        name.setMaxWidth(200);
        name.setMinWidth(60);
        name.setTooltip(new Tooltip(field.column()));
        Control control = control(field, index);
        control.setId("predict-field-" + index);
        control.setAccessibleText(field.column());
        name.setLabelFor(control);
        Label range = new Label(field.range());
        range.getStyleClass().addAll("text-muted", "text-small");
        range.setMinWidth(Region.USE_PREF_SIZE);
        range.setId("predict-range-" + index);
        range.setPadding(new Insets(0, 18, 0, 0));
        range.setAlignment(Pos.CENTER_LEFT);
        int beside = place % 2 * PARTS;
        grid.add(name, beside, place / 2);
        grid.add(control, beside + 1, place / 2);
        CellSlide slide = field.slide();
        if (slide == null) {
            grid.add(range, beside + 2, place / 2);
        } else {
            VBox both = new VBox(slider(slide, index, field.column()), range);
            both.setAlignment(Pos.CENTER_LEFT);
            both.setPadding(new Insets(0, 10, 0, 0));
            range.setPadding(Insets.EMPTY);
            grid.add(both, beside + 2, place / 2);
        }
    }

    /** Moves the cell through the column's numbers, and follows what is typed. */
    private Slider slider(CellSlide slide, int index, String column) {
        Slider slider = new Slider(slide.from(), slide.to(), slide.from());
        slider.setId("predict-slide-" + index);
        slider.setAccessibleText(Texts.get("predict.slide", column));
        slider.setPrefWidth(SLIDER);
        slider.setMinWidth(60);
        double step = (slide.to() - slide.from()) / STEPS;
        slider.setBlockIncrement(slide.whole() ? Math.max(1, Math.rint(step)) : step);
        sliders.put(index, slider);
        follow(index);
        slider.valueProperty().subscribe((before, after) -> {
            TextField editor = editors.get(index);
            if (!filling && !following && editor != null) {
                following = true;
                editor.setText(slide.cell(after.doubleValue()));
                following = false;
            }
        });
        return slider;
    }

    /** Has the slider of a field stand where its cell is; one that holds no number leaves it. */
    private void follow(int index) {
        Slider slider = sliders.get(index);
        CellSlide slide = fields.get(index).slide();
        double number = slide == null ? Double.NaN : slide.number(cells[index]);
        if (slider != null && !following && !Double.isNaN(number)) {
            following = true;
            slider.setValue(Math.clamp(number, slider.getMin(), slider.getMax()));
            following = false;
        }
    }

    private Control control(Field field, int index) {
        TextField editor;
        Control control;
        if (field.isNumber()) {
            editor = new TextField();
            control = editor;
        } else {
            ComboBox<String> box = new ComboBox<>();
            box.getItems().setAll(field.choices());
            box.setEditable(true);
            editor = box.getEditor();
            control = box;
            boxes.put(index, box);
        }
        control.setPrefWidth(116);
        editors.put(index, editor);
        show(index);
        editor.textProperty().subscribe((before, after) -> { // a skin that is made puts the same text in once more
            if (!filling) {
                cells[index] = after == null ? "" : after.strip();
                follow(index);
                changed.run();
            }
        });
        return control;
    }

    private void show(int index) {
        ComboBox<String> box = boxes.get(index);
        if (box != null) {
            box.setValue(cells[index]); // else it puts its former value back when it is first shown
        }
        TextField editor = editors.get(index);
        if (editor != null) {
            editor.setText(cells[index]);
        }
        follow(index);
    }

    /** Puts cells in, without telling. */
    void fill(List<String> now) {
        filling = true;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = now.get(i);
        }
        editors.keySet().forEach(this::show);
        filling = false;
    }

    /** What is in the fields, those that are not shown among them. */
    List<String> cells() {
        return List.of(cells);
    }

    /** Shows the fields of columns whose names have this in them, from the first on. */
    void search(String text) {
        int[] found = IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).column().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .toArray();
        if (!Arrays.equals(found, wanted)) {
            wanted = found;
            first = 0;
            build();
        }
    }

    /** Shows the next fields, or those before. */
    void turn(int pages) {
        int next = first + pages * SHOWN;
        if (next >= 0 && next < wanted.length) {
            first = next;
            build();
        }
    }

    /** Whether there are more fields than are shown at once. */
    boolean isLong() {
        return fields.size() > SHOWN;
    }

    boolean hasBefore() {
        return first > 0;
    }

    boolean hasAfter() {
        return first + shown() < wanted.length;
    }

    /** The first field that is shown, counted from 1 among those that are wanted. */
    int from() {
        return wanted.length == 0 ? 0 : first + 1;
    }

    /** The last field that is shown, counted from 1. */
    int to() {
        return first + shown();
    }

    /** How many fields there are of columns that were searched for. */
    int of() {
        return wanted.length;
    }

    private int shown() {
        return Math.min(SHOWN, wanted.length - first);
    }
}
