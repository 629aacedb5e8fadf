package org.layerwise.ui.data.columns;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.step.Step;
import org.layerwise.data.table.ColumnType;
import org.layerwise.ui.fx.ChoiceConverter;
import org.layerwise.ui.fx.Texts;

/** What can be changed of several chosen columns together. Hidden while at most one is chosen. */
public final class SeveralColumnsView {
    private final ColumnListViewModel list;
    private final ColumnChanges changes;
    private final VBox box;
    private final Label title = new Label();
    private final Label others = new Label();
    private final Button use = new Button(Texts.get("data.several.use"));
    private final Button leaveOut = new Button(Texts.get("data.several.ignore"));
    private final ComboBox<ColumnType> type = new ComboBox<>();
    private final ComboBox<FillChoice> fill = new ComboBox<>();
    private final MenuButton add = new MenuButton(Texts.get("data.steps.add"), new FontIcon("fth-plus"));
    private final Button clear = new Button(Texts.get("data.steps.clear"));
    private final MissingTextView missing;
    private boolean showing;

    /** @param box takes everything */
    public SeveralColumnsView(ColumnListViewModel list, ColumnChanges changes, VBox box) {
        this.list = list;
        this.changes = changes;
        this.box = box;
        this.missing = new MissingTextView(text -> changes.missing(names(), text));
        title.setId("data-several-title");
        title.getStyleClass().add("section-title");
        others.getStyleClass().addAll("text-small", "text-muted");
        others.setWrapText(true);
        others.setMinHeight(Region.USE_PREF_SIZE);
        prepare(use, "data-several-use", "data.several.use.help");
        use.setOnAction(event -> changes.use(names(), true));
        prepare(leaveOut, "data-several-ignore", "data.several.ignore.help");
        leaveOut.setOnAction(event -> changes.use(names(), false));
        prepare(type, "data-several-type", "data.several.type.help");
        type.getItems().setAll(ColumnType.values());
        type.setConverter(new ChoiceConverter<>(ChoiceTexts::name));
        type.setPromptText(Texts.get("data.several.mixed"));
        type.valueProperty().subscribe(chosen -> {
            if (!showing && chosen != null) {
                changes.type(names(), chosen);
            }
        });
        prepare(fill, "data-several-fill", "data.several.fill.help");
        fill.setConverter(new ChoiceConverter<>(ChoiceTexts::name));
        fill.setPromptText(Texts.get("data.several.mixed"));
        fill.valueProperty().subscribe(chosen -> {
            if (!showing && chosen != null) {
                changes.fill(names(), chosen);
            }
        });
        prepare(add, "data-several-add", "data.several.add.help");
        prepare(clear, "data-several-clear", "data.steps.clear.help");
        clear.setOnAction(event -> changes.clearSteps(names()));
        add.getStyleClass().add("small"); // as with the steps of one column
        clear.getStyleClass().addAll("small", "flat");
        use.setMaxWidth(Double.MAX_VALUE);
        leaveOut.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(use, Priority.ALWAYS);
        HBox.setHgrow(leaveOut, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        box.getChildren()
                .setAll(
                        title,
                        new HBox(8, use, leaveOut),
                        line(Texts.get("data.head.type"), type),
                        line(Texts.get("data.head.missing"), fill),
                        missing,
                        new HBox(8, add, gap, clear),
                        others);
        list.chosenProperty().subscribe(this::refresh);
        list.changes().subscribe(this::refresh);
    }

    private static void prepare(Control control, String id, String help) {
        control.setId(id);
        control.setTooltip(new Tooltip(Texts.get(help)));
        control.setAccessibleText(Texts.get(help));
    }

    private static HBox line(String text, ComboBox<?> choice) {
        Label label = new Label(text);
        label.setLabelFor(choice);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        choice.setMinWidth(132);
        choice.setPrefWidth(132);
        HBox line = new HBox(8, label, (javafx.scene.Node) choice);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private List<String> names() {
        return list.changeable().stream().map(ColumnRow::name).toList();
    }

    private void refresh() {
        int all = list.chosenProperty().get().size();
        box.setVisible(all > 1);
        box.setManaged(all > 1);
        if (all <= 1) {
            return;
        }
        List<ColumnRow> rows = list.changeable();
        List<ColumnSpec> specs =
                rows.stream().flatMap(row -> Stream.ofNullable(row.spec())).toList();
        showing = true;
        title.setText(Texts.get("data.several.title", all));
        others.setText(Texts.get("data.several.others", all - rows.size()));
        others.setVisible(rows.size() < all);
        others.setManaged(rows.size() < all);
        use.setDisable(rows.stream().allMatch(ColumnRow::isUsed));
        leaveOut.setDisable(rows.stream().noneMatch(ColumnRow::isUsed));
        type.setDisable(rows.isEmpty());
        type.setValue(only(rows.stream().map(ColumnRow::type).distinct().toList()));
        List<FillChoice> offered = rows.stream()
                .filter(row -> row.fills().isChoice())
                .flatMap(row -> row.fills().offered().stream())
                .distinct()
                .sorted()
                .toList();
        fill.setValue(null);
        fill.getItems().setAll(offered);
        fill.setDisable(offered.isEmpty());
        fill.setValue(only(rows.stream()
                .filter(row -> row.fills().isChoice())
                .flatMap(row -> Stream.ofNullable(row.fills().now()))
                .distinct()
                .toList()));
        missing.show(changes.missingTexts(rows), rows.size());
        add.getItems()
                .setAll(ColumnChanges.offeredSteps(specs).stream()
                        .map(this::item)
                        .toList());
        add.setDisable(add.getItems().isEmpty());
        clear.setDisable(specs.stream().allMatch(spec -> spec.steps().isEmpty()));
        showing = false;
    }

    @SuppressWarnings("NullAway") // a box shows no value as null
    private static <T> T only(List<T> values) {
        return values.size() == 1 ? values.getFirst() : null;
    }

    private MenuItem item(KindInfo<Step> kind) {
        MenuItem item = new MenuItem(kind.title());
        item.setId("data-several-add-" + kind.id());
        item.setOnAction(event -> changes.addStep(names(), kind));
        return item;
    }
}
