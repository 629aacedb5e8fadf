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
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.profile.Quantiles;
import org.layerwise.data.spec.Imputation;
import org.layerwise.data.table.ColumnType;
import org.layerwise.report.ColumnDigits;
import org.layerwise.ui.data.columns.ChoiceTexts;
import org.layerwise.ui.data.columns.ColumnRow;
import org.layerwise.ui.data.columns.ShapeView;
import org.layerwise.ui.fx.ChoiceConverter;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** A column: whether it is used, how it is read, what it holds. Its controls are on the way of Tab while it is chosen. */
final class ColumnCell extends ListCell<ColumnRow> {
    private static final PseudoClass UNUSED = PseudoClass.getPseudoClass("unused");

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
    private final ChoiceBox<Imputation> missing = new ChoiceBox<>();
    private final HBox row;

    ColumnCell(DataViewModel model) {
        this.model = model;
        getStyleClass().add("column-cell");
        use.setMinWidth(22);
        use.setPrefWidth(22);
        name.getStyleClass().add("column-name");
        use.setTooltip(new Tooltip());
        note.getStyleClass().add("column-note");
        note.setTooltip(noteHelp);
        badge.getStyleClass().add("badge");
        firstFigure.getStyleClass().add("figure");
        secondFigure.getStyleClass().add("figure");
        thirdFigure.getStyleClass().add("figure");
        gaps.getStyleClass().add("figure");
        gaps.setMinWidth(Region.USE_PREF_SIZE);
        VBox names = new VBox(1, name, note);
        names.setMinWidth(0);
        names.setPrefWidth(0);
        names.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(names, Priority.ALWAYS);
        VBox figures = new VBox(0, firstFigure, secondFigure, thirdFigure);
        Tooltip.install(figures, allFigures);
        allFigures.setOnShowing(event -> allFigures.setText(allFigures(getItem())));
        row = new HBox(
                use,
                names,
                fixed(100, new StackPane(type, badge)),
                shape,
                fixed(132, figures),
                fixed(96, new VBox(1, gaps, missing)));
        row.getStyleClass().add("column-row");
        prepare(type, List.of(ColumnType.values()), new ChoiceConverter<>(ChoiceTexts::name));
        prepare(missing, List.of(Imputation.values()), new ChoiceConverter<>(ChoiceTexts::name));
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
            ColumnRow item = getItem();
            if (item != null && use.isSelected() != item.isUsed()) {
                model.setUse(item.name(), use.isSelected());
            }
        });
        type.setOnAction(event -> {
            ColumnRow item = getItem();
            if (item != null && item.spec() != null && type.getValue() != item.type()) {
                model.setType(item.name(), type.getValue());
            }
        });
        missing.setOnAction(event -> {
            ColumnRow item = getItem();
            Imputation chosen = missing.getValue();
            if (item != null
                    && item.spec() != null
                    && chosen != null
                    && chosen != item.spec().missing()) {
                model.setMissing(item.name(), chosen);
            }
        });
        ObservableValue<Boolean> reachable = selectedProperty();
        use.focusTraversableProperty().bind(reachable);
        type.focusTraversableProperty().bind(reachable);
        missing.focusTraversableProperty().bind(reachable);
        for (javafx.scene.Node control : List.of(use, type, missing)) {
            control.focusedProperty().subscribe(focused -> {
                if (focused && !isEmpty()) {
                    getListView().getSelectionModel().select(getIndex());
                }
            });
        }
    }

    @Override
    protected void updateItem(@Nullable ColumnRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        row.pseudoClassStateChanged(UNUSED, !item.isUsed());
        name.setText(item.name());
        showNote(item);
        showUse(item);
        shape.show(item.profile(), item.type());
        showFigures(item);
        showMissing(item);
        setAccessibleText(item.name() + ", " + ChoiceTexts.name(item.type()) + ", " + note.getText());
        setGraphic(row);
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
        boolean filled = count > 0 && item.spec() != null && item.isUsed();
        gaps.setText(count == 0 ? Texts.get("data.column.complete") : Texts.get("data.column.gaps", count));
        boolean choice = filled && item.type().hasMean();
        missing.setVisible(choice);
        missing.setManaged(choice);
        missing.setId("data-missing-" + item.name());
        if (item.spec() != null) {
            missing.setValue(item.spec().missing());
        }
        missing.setAccessibleText(Texts.get("data.column.missing", item.name()));
        String fill = item.fill().isEmpty()
                ? missing.getAccessibleText()
                : Texts.get("data.column.fill.help", item.fill(), item.name());
        missing.getTooltip().setText(fill);
    }
}
