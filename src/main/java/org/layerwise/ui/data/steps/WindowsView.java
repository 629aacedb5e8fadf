package org.layerwise.ui.data.steps;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.data.window.TimeWindows;
import org.layerwise.ui.fx.Texts;

/** Windows of rows: whether there are any, what orders the rows, how long they are and what they hold. */
public final class WindowsView {
    private static final int MOST = 10_000;
    private static final double WIDTH = 132;

    private final WindowsViewModel model;
    private final CheckBox use = new CheckBox(Texts.get("data.windows.use"));
    private final ComboBox<String> time = new ComboBox<>();
    private final ComboBox<String> group = new ComboBox<>();
    private final Spinner<Integer> length = new Spinner<>(1, MOST, 1);
    private final Spinner<Integer> horizon = new Spinner<>(1, MOST, 1);
    private final MenuButton columns = new MenuButton();
    private final Label counts = new Label();
    private final VBox settings;
    private boolean showing;

    /** @param box takes a title and all settings behind what it has */
    public WindowsView(WindowsViewModel model, VBox box) {
        this.model = model;
        Label title = new Label(Texts.get("data.windows"));
        title.getStyleClass().add("section-title");
        use.setId("data-windows");
        use.setWrapText(true);
        use.setTooltip(new Tooltip(Texts.get("data.windows.use.help")));
        use.setOnAction(event -> model.use(use.isSelected()));
        counts.setId("data-windows-counts");
        counts.getStyleClass().addAll("text-small", "text-muted");
        counts.setWrapText(true);
        counts.setMinHeight(Region.USE_PREF_SIZE);
        settings = new VBox(
                6,
                line("data.windows.time", "data-windows-time", time),
                line("data.windows.group", "data-windows-group", group),
                line("data.windows.length", "data-windows-length", length),
                line("data.windows.horizon", "data-windows-horizon", horizon),
                line("data.windows.columns", "data-windows-columns", columns),
                counts);
        settings.setId("data-windows-settings");
        box.getChildren().addAll(title, use, settings);
        time.valueProperty().subscribe(name -> change(now -> named(now, name, now.group())));
        group.valueProperty().subscribe(name -> change(now -> named(now, now.time(), none(name) ? "" : name)));
        length.valueProperty()
                .subscribe(rows ->
                        change(now -> new TimeWindows(now.time(), now.group(), rows, now.horizon(), now.columns())));
        horizon.valueProperty()
                .subscribe(rows ->
                        change(now -> new TimeWindows(now.time(), now.group(), now.length(), rows, now.columns())));
        for (Spinner<Integer> spinner : List.of(length, horizon)) {
            spinner.setEditable(true);
            spinner.focusedProperty().subscribe(focused -> {
                if (!focused) {
                    spinner.commitValue();
                }
            });
        }
        model.changes().subscribe(this::refresh);
    }

    private static HBox line(String key, String id, Control control) {
        Label label = new Label(Texts.get(key));
        label.setLabelFor(control);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        control.setId(id);
        control.setMinWidth(WIDTH);
        control.setPrefWidth(WIDTH);
        control.setTooltip(new Tooltip(Texts.get(key + ".help")));
        control.setAccessibleText(Texts.get(key + ".help"));
        HBox line = new HBox(8, label, (Node) control);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static boolean none(String group) {
        return group.equals(Texts.get("data.windows.group.none"));
    }

    private static TimeWindows named(TimeWindows now, String time, String group) {
        return new TimeWindows(time, group, now.length(), now.horizon(), now.columns());
    }

    private void change(java.util.function.UnaryOperator<TimeWindows> edit) {
        if (!showing) {
            model.change(edit);
        }
    }

    private void refresh() {
        showing = true;
        TimeWindows now = model.chosen().orElse(null) instanceof TimeWindows windows ? windows : null;
        use.setSelected(now != null);
        use.setDisable(!model.isPossible());
        settings.setVisible(now != null);
        settings.setManaged(now != null);
        if (now != null) {
            show(now);
        }
        showing = false;
    }

    private void show(TimeWindows now) {
        offer(time, model.columns());
        time.setValue(now.time());
        List<String> groups = new ArrayList<>(List.of(Texts.get("data.windows.group.none")));
        groups.addAll(model.columns());
        offer(group, groups);
        group.setValue(now.group().isEmpty() ? groups.getFirst() : now.group());
        length.getValueFactory().setValue(now.length());
        horizon.getValueFactory().setValue(now.horizon());
        counts.setText(model.counts());
        List<String> held = model.held();
        columns.setText(
                now.columns().isEmpty()
                        ? Texts.get("data.windows.columns.all")
                        : Texts.get("data.windows.columns.some", now.columns().size()));
        columns.getItems()
                .setAll(held.stream()
                        .map(name -> item(name, now.columns(), held))
                        .toList());
    }

    private static void offer(ComboBox<String> box, List<String> names) {
        if (!names.equals(box.getItems())) {
            box.getItems().setAll(names);
        }
    }

    /** All are held where none is chosen: then all are ticked, and unticking one chooses the others. */
    private CheckMenuItem item(String name, List<String> chosen, List<String> held) {
        CheckMenuItem item = new CheckMenuItem(name);
        item.setMnemonicParsing(false);
        item.setSelected(chosen.isEmpty() || chosen.contains(name));
        item.setOnAction(event -> {
            List<String> now = new ArrayList<>(held);
            now.removeIf(each -> each.equals(name) ? !item.isSelected() : !chosen.isEmpty() && !chosen.contains(each));
            List<String> kept = now.equals(held) ? List.of() : now;
            change(windows ->
                    new TimeWindows(windows.time(), windows.group(), windows.length(), windows.horizon(), kept));
        });
        return item;
    }
}
