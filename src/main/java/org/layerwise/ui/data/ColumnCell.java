package org.layerwise.ui.data;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.data.profile.ColumnFindings;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.DateSpan;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.profile.Quantiles;
import org.layerwise.data.table.ColumnType;
import org.layerwise.report.ColumnDigits;
import org.layerwise.ui.data.columns.ChoiceTexts;
import org.layerwise.ui.data.columns.ColumnRow;
import org.layerwise.ui.data.columns.FillChoice;
import org.layerwise.ui.data.columns.ShapeView;
import org.layerwise.ui.fx.ChoiceConverter;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** A column: whether it is used, how it is read, what it holds. Its controls are on the way of Tab while it is chosen. */
final class ColumnCell extends ListCell<String> {
    private static final PseudoClass UNUSED = PseudoClass.getPseudoClass("unused");

    /** So high are three lines of a remark, for which a row has room. */
    private static final double LINES = 43;

    private final DataViewModel model;
    private final CheckBox use = new CheckBox();
    private final Label name = new Label();
    private final Label note = new Label();
    private final Tooltip noteHelp = new Tooltip();
    private final ChoiceBox<ColumnType> type = new ChoiceBox<>();
    private final Label badge = new Label();
    private final ShapeView shape = new ShapeView();
    private final Label firstFigure = new Label();
    private final Label secondFigure = new Label();
    private final Label thirdFigure = new Label();
    private final Tooltip allFigures = new Tooltip();
    private final Label gaps = new Label();
    private final Label filled = new Label();
    private final Tooltip filledHelp = new Tooltip();
    private final ChoiceBox<FillChoice> missing = new ChoiceBox<>();
    /** What is missing, and what it becomes. The choice is added when there is one: most columns have none, and it is costly. */
    private final VBox gapsBox = new VBox(1, gaps, filled);

    private final HBox row;
    private @Nullable ColumnRow shown;
    private boolean showing;

    ColumnCell(DataViewModel model) {
        this.model = model;
        getStyleClass().add("column-cell");
        use.setMinWidth(22);
        use.setPrefWidth(22);
        name.getStyleClass().add("column-name");
        use.setTooltip(new Tooltip());
        note.getStyleClass().add("column-note");
        note.setTooltip(noteHelp);
        note.setWrapText(true);
        note.setMaxHeight(LINES);
        badge.getStyleClass().add("badge");
        firstFigure.getStyleClass().add("figure");
        secondFigure.getStyleClass().add("figure");
        thirdFigure.getStyleClass().add("figure");
        gaps.getStyleClass().add("figure");
        gaps.setMinWidth(Region.USE_PREF_SIZE);
        filled.getStyleClass().add("figure");
        filled.setTooltip(filledHelp);
        VBox names = new VBox(0, name, note);
        names.setMinWidth(0);
        names.setPrefWidth(0);
        names.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(names, Priority.ALWAYS);
        VBox figures = new VBox(0, firstFigure, secondFigure, thirdFigure);
        Tooltip.install(figures, allFigures);
        allFigures.setOnShowing(event -> allFigures.setText(allFigures(shown)));
        row = new HBox(
                use, names, fixed(100, new StackPane(type, badge)), shape, fixed(132, figures), fixed(112, gapsBox));
        row.getStyleClass().add("column-row");
        prepare(type, List.of(ColumnType.values()), new ChoiceConverter<>(ChoiceTexts::name));
        prepare(missing, List.of(), new ChoiceConverter<>(ChoiceTexts::name));
        setPrefWidth(0);
        listen();
    }

    private static Region fixed(double width, Region region) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
        if (region instanceof StackPane pane) {
            pane.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        } else if (region instanceof VBox box) {
            box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        }
        return region;
    }

    private static <T> void prepare(ChoiceBox<T> box, List<T> values, ChoiceConverter<T> words) {
        box.getItems().setAll(values);
        box.setConverter(words);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setTooltip(new Tooltip());
    }

    /** Controls tell of their own changes too: what the column already is, is no edit. */
    private void listen() {
        use.setOnAction(event -> {
            ColumnRow item = shown;
            if (item != null && use.isSelected() != item.isUsed()) {
                model.changes().use(List.of(item.name()), use.isSelected());
            }
        });
        type.setOnAction(event -> {
            ColumnRow item = shown;
            if (!showing && item != null && item.spec() != null && type.getValue() != item.type()) {
                model.changes().type(List.of(item.name()), type.getValue());
            }
        });
        missing.setOnAction(event -> {
            ColumnRow item = shown;
            FillChoice chosen = missing.getValue();
            if (!showing
                    && item != null
                    && chosen != null
                    && chosen != item.fills().now()) {
                model.changes().fill(List.of(item.name()), chosen);
            }
        });
        model.list().changes().subscribe(this::showItem);
        ObservableValue<Boolean> reachable = selectedProperty();
        use.focusTraversableProperty().bind(reachable);
        type.focusTraversableProperty().bind(reachable);
        missing.focusTraversableProperty().bind(reachable);
        for (javafx.scene.Node control : List.of(use, type, missing)) {
            control.focusedProperty().subscribe(focused -> {
                if (focused && !isEmpty() && !isSelected()) {
                    getListView().getSelectionModel().clearAndSelect(getIndex());
                }
            });
        }
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        showItem();
    }

    /** Shows what the column now is. */
    private void showItem() {
        String item = isEmpty() ? null : getItem();
        ColumnRow now = item == null ? null : model.list().row(item).orElse(null);
        if (now == null) {
            shown = null;
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        if (now.equals(shown) && getGraphic() != null) {
            return;
        }
        shown = now;
        showing = true;
        row.pseudoClassStateChanged(UNUSED, !now.isUsed());
        name.setText(now.name());
        showNote(now);
        showUse(now);
        shape.show(now.profile(), now.type());
        showFigures(now);
        showMissing(now);
        setAccessibleText(now.name() + ", " + ChoiceTexts.name(now.type()) + ", " + note.getText());
        setGraphic(row);
        showing = false;
    }

    private void showNote(ColumnRow item) {
        note.getStyleClass().removeAll("caution", "fault");
        String text;
        if (!item.problems().isEmpty()) {
            Problem worst = item.problems().getFirst();
            note.getStyleClass()
                    .add(
                            switch (worst.severity()) {
                                case NOTE -> "note";
                                case WARNING -> "caution";
                                case ERROR -> "fault";
                            });
            text = WindowWords.sentence(worst);
        } else if (item.spec() != null && item.type() != item.profile().type()) {
            text = Texts.get(
                    "data.column.chosen",
                    ChoiceTexts.name(item.profile().type()).toLowerCase(java.util.Locale.ROOT),
                    item.profile().reason());
        } else {
            text = item.profile().reason().text();
        }
        note.setText(text);
        noteHelp.setText(item.name() + "\n" + text);
    }

    private void showUse(ColumnRow item) {
        use.setVisible(item.isChoice());
        use.setSelected(item.isUsed());
        use.setId("data-use-" + item.name());
        use.setAccessibleText(Texts.get("data.column.use", item.name()));
        use.getTooltip().setText(use.getAccessibleText());
        type.setVisible(item.isChoice());
        type.setValue(item.type());
        type.setId("data-type-" + item.name());
        type.setAccessibleText(Texts.get("data.column.type", item.name()));
        type.getTooltip().setText(type.getAccessibleText());
        badge.setVisible(!item.isChoice());
        badge.setText(Texts.get(item.isTarget() ? "data.column.target" : "data.column.weights"));
    }

    private void showFigures(ColumnRow item) {
        ColumnProfile profile = item.profile();
        NumberSummary numbers = profile.numbers();
        if (item.type().isNumeric() && numbers != null) {
            ColumnDigits digits = ColumnDigits.of(numbers);
            firstFigure.setText(Texts.get(
                    "data.column.mean", Numbers.number(numbers.mean(), digits), Numbers.number(numbers.std(), digits)));
            secondFigure.setText(Texts.get(
                    "data.column.range", Numbers.number(numbers.min(), digits), Numbers.number(numbers.max(), digits)));
            third(Texts.get(
                    "data.column.median", Numbers.number(numbers.quantiles().p50(), digits)));
            return;
        }
        DateSpan dates = profile.dates();
        if (item.type() == ColumnType.DATE && dates != null) {
            firstFigure.setText(Texts.get("data.column.from", dates.firstText()));
            secondFigure.setText(Texts.get("data.column.to", dates.lastText()));
            third("");
            return;
        }
        firstFigure.setText(
                profile.isDistinctExact()
                        ? Texts.get("data.column.categories", profile.distinct())
                        : Texts.get("data.column.many", profile.distinctText()));
        secondFigure.setText(
                profile.frequent().isEmpty()
                        ? ""
                        : Texts.get(
                                "data.column.top", profile.frequent().getFirst().category()));
        third(profile.isIdentifier() ? Texts.get("data.column.identifier") : "");
    }

    private void third(String text) {
        thirdFigure.setText(text);
        thirdFigure.setManaged(!text.isEmpty());
    }

    private static String allFigures(@Nullable ColumnRow item) {
        if (item == null) {
            return "";
        }
        ColumnProfile profile = item.profile();
        NumberSummary numbers = profile.numbers();
        return numbers == null ? counts(profile) : figures(profile, numbers);
    }

    private static String counts(ColumnProfile profile) {
        return Texts.get(
                "data.column.counts", profile.name(), profile.count(), profile.missing(), profile.distinctText());
    }

    private static String figures(ColumnProfile profile, NumberSummary numbers) {
        Quantiles quantiles = numbers.quantiles();
        ColumnDigits digits = ColumnDigits.of(numbers);
        return Texts.get(
                "data.column.figures",
                profile.name(),
                profile.count(),
                profile.missing(),
                profile.distinctText(),
                Numbers.number(numbers.mean(), digits),
                Numbers.number(numbers.std(), digits),
                Numbers.number(numbers.min(), digits),
                Numbers.number(quantiles.p05(), digits),
                Numbers.number(quantiles.p25(), digits),
                Numbers.number(quantiles.p50(), digits),
                Numbers.number(quantiles.p75(), digits),
                Numbers.number(quantiles.p95(), digits),
                Numbers.number(numbers.max(), digits));
    }

    private void showMissing(ColumnRow item) {
        int count = item.profile().missing();
        ColumnFindings findings = item.profile().findings();
        gaps.setTooltip(count == 0 ? null : new Tooltip(findings.missingText()));
        gaps.setText(count == 0 ? Texts.get("data.column.complete") : Texts.get("data.column.gaps", count));
        boolean replaced = count > 0 && item.isChoice() && item.isUsed();
        boolean choice = replaced && item.fills().isChoice();
        if (choice && !gapsBox.getChildren().contains(missing)) {
            gapsBox.getChildren().add(1, missing);
        }
        missing.setVisible(choice);
        missing.setManaged(choice);
        missing.setId("data-missing-" + item.name());
        if (!missing.getItems().equals(item.fills().offered())) {
            missing.getItems().setAll(item.fills().offered());
        }
        FillChoice now = item.fills().now();
        if (now != null) {
            missing.setValue(now);
        }
        missing.setAccessibleText(Texts.get("data.column.missing", item.name()));
        String help = now == null || !replaced ? "" : ChoiceTexts.help(now);
        String fill = item.fill().isEmpty() ? "" : Texts.get("data.column.fill.help", item.fill(), item.name());
        missing.getTooltip().setText(fill.isEmpty() ? help : help + "\n" + fill);
        boolean explained = count > 0 && !choice && !item.weights();
        filled.setVisible(explained);
        filled.setManaged(explained);
        if (explained) {
            filled.setId("data-filled-" + item.name());
            filled.setText(filled(item, now));
            filledHelp.setText(
                    help.isEmpty() ? filled.getText() : missing.getTooltip().getText());
        }
    }

    private static String filled(ColumnRow item, @Nullable FillChoice now) {
        if (item.isTarget()) {
            return Texts.get("data.fill.target");
        }
        return now == null || !item.isUsed() ? Texts.get("data.fill.unused") : ChoiceTexts.name(now);
    }
}
