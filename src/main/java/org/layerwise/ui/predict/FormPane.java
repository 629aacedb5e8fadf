package org.layerwise.ui.predict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.layerwise.app.RowForm;
import org.layerwise.app.RowForm.Field;

/** A row's cells to fill in: numbers typed, texts chosen or typed. Any change is told. */
final class FormPane {
    /** Columns of the grid that a field takes. */
    private static final int PARTS = 3;

    static final FormPane EMPTY = new FormPane();

    private final List<TextField> editors = new ArrayList<>();
    private final Map<TextField, ComboBox<String>> boxes = new HashMap<>();
    private final Runnable changed;
    private boolean filling;

    private FormPane() {
        this.changed = () -> {};
    }

    /** @param grid where the fields are put, two fields in a row */
    FormPane(GridPane grid, RowForm form, Runnable changed) {
        this.changed = changed;
        for (int i = 0; i < form.fields().size(); i++) {
            Field field = form.fields().get(i);
            Label name = new Label(field.column());
            name.setMaxWidth(200);
            name.setMinWidth(60);
            name.setTooltip(new Tooltip(field.column()));
            Control control = control(field);
            control.setId("predict-field-" + i);
            control.setAccessibleText(field.column());
            name.setLabelFor(control);
            Label range = new Label(field.range());
            range.getStyleClass().addAll("text-muted", "text-small");
            range.setMinWidth(Region.USE_PREF_SIZE);
            range.setId("predict-range-" + i);
            range.setPadding(new Insets(0, 18, 0, 0));
            range.setAlignment(Pos.CENTER_LEFT);
            int beside = i % 2 * PARTS;
            grid.add(name, beside, i / 2);
            grid.add(control, beside + 1, i / 2);
            grid.add(range, beside + 2, i / 2);
        }
    }

    private Control control(Field field) {
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
            boxes.put(editor, box);
        }
        control.setPrefWidth(130);
        editor.textProperty().subscribe((before, after) -> { // a skin that is made puts the same text in once more
            if (!filling) {
                changed.run();
            }
        });
        editors.add(editor);
        return control;
    }

    /** Puts cells in, without telling. */
    void fill(List<String> cells) {
        filling = true;
        for (int i = 0; i < editors.size(); i++) {
            ComboBox<String> box = boxes.get(editors.get(i));
            if (box != null) {
                box.setValue(cells.get(i)); // else it puts its former value back when it is first shown
            }
            editors.get(i).setText(cells.get(i));
        }
        filling = false;
    }

    /** What stands in the fields. */
    List<String> cells() {
        return editors.stream()
                .map(editor -> editor.getText() == null ? "" : editor.getText().strip())
                .toList();
    }
}
