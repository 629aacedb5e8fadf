package org.layerwise.ui.chart.export;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.fx.Texts;

/** Asks for the format and the size of a picture. */
final class PictureDialog extends Dialog<@Nullable PictureSpec> {
    private final ComboBox<PictureFormat> format = new ComboBox<>();
    private final Spinner<Integer> width;
    private final Spinner<Integer> height;

    PictureDialog(PictureSpec first) {
        width = spinner("chart-save-width", PictureSpec.LEAST_WIDTH, first.width());
        height = spinner("chart-save-height", PictureSpec.LEAST_HEIGHT, first.height());
        format.setId("chart-save-format");
        format.getItems().setAll(PictureFormat.values());
        format.setValue(first.format());
        GridPane form = new GridPane(10, 8);
        form.addRow(0, label("chart.save.format", format), format);
        form.addRow(1, label("chart.save.width", width), width);
        form.addRow(2, label("chart.save.height", height), height);
        Label unit = new Label();
        unit.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.get(
                                format.getValue() == PictureFormat.PDF
                                        ? "chart.save.unit.points"
                                        : "chart.save.unit.pixels"),
                        format.valueProperty()));
        form.add(unit, 1, 3);
        setTitle(Texts.get("chart.save"));
        setHeaderText(null);
        getDialogPane().setContent(form);
        getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        setResultConverter(button -> button == ButtonType.OK ? chosen() : null);
    }

    static Optional<PictureSpec> ask(PictureSpec first) {
        return new PictureDialog(first).showAndWait().map(chosen -> chosen);
    }

    private static Spinner<Integer> spinner(String id, int least, int first) {
        Spinner<Integer> spinner = new Spinner<>(least, PictureSpec.MOST, first, 50);
        spinner.setId(id);
        spinner.setEditable(true);
        return spinner;
    }

    private static Label label(String key, Node of) {
        Label label = new Label(Texts.get(key));
        label.setLabelFor(of);
        return label;
    }

    /** What is chosen as it stands. */
    PictureSpec chosen() {
        width.commitValue();
        height.commitValue();
        return new PictureSpec(format.getValue(), width.getValue(), height.getValue());
    }
}
