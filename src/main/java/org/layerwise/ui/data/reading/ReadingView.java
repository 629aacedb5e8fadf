package org.layerwise.ui.data.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.data.read.CsvPreview;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvFormat.Comment;
import org.layerwise.data.read.csv.CsvFormat.Decimal;
import org.layerwise.data.read.csv.CsvFormat.Escape;
import org.layerwise.data.read.csv.CsvFormat.Header;
import org.layerwise.data.read.csv.CsvFormat.Quote;
import org.layerwise.data.read.csv.CsvFormat.Separator;
import org.layerwise.data.read.csv.CsvFormat.Thousands;
import org.layerwise.data.read.csv.TextEncoding;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.ExtraRows;
import org.layerwise.data.table.FaultPolicy.Policy;
import org.layerwise.data.table.FaultPolicy.Quotes;
import org.layerwise.data.table.FaultPolicy.Ragged;
import org.layerwise.ui.fx.AfterPulse;
import org.layerwise.ui.fx.ChoiceConverter;
import org.layerwise.ui.fx.ManyColumns;
import org.layerwise.ui.fx.Texts;

/** How the file is read: every guess with the choices there are, what is done about faults, and the first rows as they come out. */
final class ReadingView {
    private static final int MOST_SKIPPED = 20;
    private static final double PART_WIDTH = 205;
    private static final double FAULT_WIDTH = 162;
    private static final double LEAST_HEIGHT = 96;

    private final ReadingViewModel model;
    private final String id;
    private final VBox root = new VBox();
    private final ToggleButton toggle = new ToggleButton(Texts.get("data.reading"));
    private final Label summary = new Label();
    private final TableView<List<String>> rows = new TableView<>();
    private final VBox body = new VBox(rows);
    private final ManyColumns<List<String>> columns = new ManyColumns<>(rows, body);
    private final List<Choice<?>> choices = new ArrayList<>();
    /** What there is to choose of a file of separated values alone. */
    private final List<Node> ofText = new ArrayList<>();

    private final Label refused = new Label();

    private boolean showing;

    /**
     * One part of the format or of the faults' policies.
     *
     * @param box what there is to choose from
     * @param current what is chosen
     */
    private record Choice<T>(ComboBox<T> box, Function<ReadOptions, T> current) {
        void show(ReadOptions options) {
            T value = current.apply(options);
            if (!box.getItems().contains(value)) {
                box.getItems().add(value);
            }
            box.setValue(null);
            box.setValue(value);
        }
    }

    /** @param id begins the ids of its nodes */
    ReadingView(ReadingViewModel model, String id) {
        this.model = model;
        this.id = id;
        root.getStyleClass().add("reading");
        root.setId(id);
        build();
        model.optionsProperty().subscribe(options -> show());
        model.shownProperty().subscribe(count -> show());
    }

    Region root() {
        return root;
    }

    /** Shows the choices at once, not only when asked. */
    void open() {
        toggle.setSelected(true);
    }

    /** Whether the choices are shown. */
    ObservableValue<Boolean> openProperty() {
        return toggle.selectedProperty();
    }

    /** Lets another label say why a file cannot be read. */
    void leaveReasonTo(Label other) {
        body.getChildren().remove(refused);
        other.textProperty().bind(model.refusedProperty());
    }

    private void build() {
        toggle.setId(id + "-toggle");
        toggle.setGraphic(new FontIcon("fth-sliders"));
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.selectedProperty()
                .subscribe(() -> showRows(model.previewProperty().get()));
        toggle.setTooltip(new Tooltip(Texts.get("data.reading.help")));
        summary.setId(id + "-summary");
        summary.getStyleClass().addAll("text-small", "text-muted");
        summary.setMinWidth(0);
        HBox running = running(model, id);
        HBox head = new HBox(10, toggle, summary, running);
        head.setAlignment(Pos.CENTER_LEFT);
        refused.setId(id + "-refused");
        refused.setWrapText(true);
        refused.getStyleClass().addAll("text-small", "refused");
        refused.textProperty().bind(model.refusedProperty());
        refused.visibleProperty().bind(model.refusedProperty().isNotEmpty());
        refused.managedProperty().bind(refused.visibleProperty());
        rows.setId(id + "-rows");
        rows.setFixedCellSize(26);
        rows.setAccessibleText(Texts.get("data.reading.rows"));
        body.getStyleClass().add("reading-body");
        FlowPane format = format();
        FlowPane faults = faults();
        ofText.add(format);
        ofText.addAll(faults.getChildren().subList(0, 3)); // of records' widths, of quotes and of extra rows
        body.getChildren().addAll(0, List.of(format, faults, own(), refused));
        root.getChildren().setAll(head, scrolling());
    }

    /** What columns say themselves, in spite of what is chosen for the whole table. */
    private Label own() {
        Label own = new Label();
        own.setId(id + "-own");
        own.setWrapText(true);
        own.setMinHeight(Region.USE_PREF_SIZE);
        own.getStyleClass().addAll("text-small", "text-muted");
        own.textProperty().bind(model.ownProperty());
        own.visibleProperty().bind(model.ownProperty().isNotEmpty());
        own.managedProperty().bind(own.visibleProperty());
        return own;
    }

    /** The body in a pane that scrolls where there is less room than it takes: it pushes nothing out of the window. */
    private ScrollPane scrolling() {
        ScrollPane scroll = new ScrollPane(body);
        scroll.setId(id + "-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(LEAST_HEIGHT);
        scroll.getStyleClass().add("reading-scroll");
        scroll.visibleProperty().bind(toggle.selectedProperty());
        scroll.managedProperty().bind(toggle.selectedProperty());
        body.heightProperty().subscribe(height -> AfterPulse.run(() -> scroll.setPrefHeight(body.getHeight() + 2)));
        return scroll;
    }

    /** How far the reading of a large file is, and a button that ends it; hidden while nothing large is read. */
    static HBox running(ReadingViewModel model, String id) {
        Label progress = new Label();
        progress.setId(id + "-progress");
        progress.textProperty().bind(model.progressProperty());
        Button cancel = new Button(Texts.get("data.reading.cancel"));
        cancel.setId(id + "-cancel");
        cancel.setOnAction(event -> model.cancel());
        HBox running = new HBox(8, progress, cancel);
        running.setAlignment(Pos.CENTER);
        running.visibleProperty().bind(model.progressProperty().isNotEmpty());
        running.managedProperty().bind(running.visibleProperty());
        return running;
    }

    private FlowPane format() {
        return new FlowPane(
                10,
                8,
                part("encoding", TextEncoding.values(), CsvFormat::encoding, CsvFormat::withEncoding),
                part("separator", Separator.values(), CsvFormat::separator, CsvFormat::withSeparator),
                part(
                        "decimal",
                        Decimal.values(),
                        CsvFormat::decimal,
                        (format, value) -> format.withNumbers(
                                value, clash(value, format.thousands()) ? Thousands.AUTO : format.thousands())),
                part(
                        "thousands",
                        Thousands.values(),
                        CsvFormat::thousands,
                        (format, value) -> format.withNumbers(
                                clash(format.decimal(), value) ? Decimal.AUTO : format.decimal(), value)),
                part("header", Header.values(), CsvFormat::header, CsvFormat::withHeader),
                part("skip", skips(), CsvFormat::skip, CsvFormat::withSkip),
                part("quote", Quote.values(), CsvFormat::quote, CsvFormat::withQuote),
                part("escape", Escape.values(), CsvFormat::escape, CsvFormat::withEscape),
                part("comment", Comment.values(), CsvFormat::comment, CsvFormat::withComment));
    }

    private static boolean clash(Decimal decimal, Thousands thousands) {
        return (decimal == Decimal.COMMA && thousands == Thousands.COMMA)
                || (decimal == Decimal.POINT && thousands == Thousands.POINT);
    }

    private static Integer[] skips() {
        return Stream.concat(
                        Stream.of(CsvFormat.AUTO_LINES),
                        IntStream.rangeClosed(0, MOST_SKIPPED).boxed())
                .toArray(Integer[]::new);
    }

    private FlowPane faults() {
        return new FlowPane(
                10,
                8,
                fault("ragged", Ragged.values(), FaultPolicy::ragged, FaultPolicy::withRagged),
                fault("quotes", Quotes.values(), FaultPolicy::quotes, FaultPolicy::withQuotes),
                fault("extra-rows", ExtraRows.values(), FaultPolicy::extraRows, FaultPolicy::withExtraRows),
                fault("undecodable", Policy.values(), FaultPolicy::undecodable, FaultPolicy::withUndecodable),
                fault("text", Policy.values(), FaultPolicy::text, FaultPolicy::withText),
                fault("not-finite", Policy.values(), FaultPolicy::notFinite, FaultPolicy::withNotFinite));
    }

    private <T> VBox part(
            String name, T[] values, Function<CsvFormat, T> current, BiFunction<CsvFormat, T, CsvFormat> with) {
        return choice(
                name,
                values,
                options -> current.apply(options.format()),
                value -> word(name, value, current),
                value -> model.setFormat(
                        edit(name, isOpen(value) ? Texts.get("data.reading.auto") : plain(name, value)),
                        with.apply(model.optionsProperty().get().format(), value)),
                PART_WIDTH);
    }

    private <T> VBox fault(
            String name, T[] values, Function<FaultPolicy, T> current, BiFunction<FaultPolicy, T, FaultPolicy> with) {
        return choice(
                name,
                values,
                options -> current.apply(options.faults()),
                value -> Texts.get("data.reading.policy." + key(value)),
                value -> model.setFaults(
                        edit(name, Texts.get("data.reading.policy." + key(value))),
                        with.apply(model.optionsProperty().get().faults(), value)),
                FAULT_WIDTH);
    }

    /** What a change is called in undo. */
    private static String edit(String name, String value) {
        return Texts.get("data.edit.reading", Texts.get("data.reading.part." + name), value);
    }

    private static boolean isOpen(Object value) {
        return value.equals(CsvFormat.AUTO_LINES) || key(value).equals("auto");
    }

    private <T> VBox choice(
            String name,
            T[] values,
            Function<ReadOptions, T> current,
            Function<T, String> words,
            Consumer<T> changed,
            double width) {
        ComboBox<T> box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setId(id + "-" + name);
        box.setConverter(new ChoiceConverter<>(words));
        box.setPrefWidth(width);
        box.setOnAction(event -> {
            T value = box.getValue();
            if (!showing
                    && value != null
                    && !value.equals(current.apply(model.optionsProperty().get()))) {
                changed.accept(value);
            }
        });
        choices.add(new Choice<>(box, current));
        Label label = new Label(Texts.get("data.reading.part." + name));
        label.getStyleClass().addAll("text-small", "text-muted");
        label.setLabelFor(box);
        String help = Texts.get("data.reading.help." + name);
        box.setTooltip(new Tooltip(help));
        box.setAccessibleText(help);
        return new VBox(3, label, box);
    }

    /** A choice in words; what is automatic says what that came to. */
    private <T> String word(String name, T value, Function<CsvFormat, T> current) {
        CsvPreview preview = model.previewProperty().get();
        if (!isOpen(value)) {
            return plain(name, value);
        }
        return preview == null
                ? Texts.get("data.reading.auto")
                : Texts.get("data.reading.found", plain(name, current.apply(preview.format())));
    }

    private static <T> String plain(String name, T value) {
        return switch (value) {
            case TextEncoding encoding -> encoding.title();
            case Integer lines -> Texts.get("data.reading.lines", lines);
            default -> Texts.get("data.reading.word." + name + "." + key(value));
        };
    }

    private static String key(Object value) {
        return value.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void show() {
        showing = true;
        choices.forEach(choice -> choice.show(model.optionsProperty().get()));
        showing = false;
        CsvPreview preview = model.previewProperty().get();
        boolean describesItself = preview != null && preview.describesItself();
        ofText.forEach(node -> {
            node.setVisible(!describesItself);
            node.setManaged(!describesItself);
        });
        summary.setText(preview == null ? "" : summary(preview));
        showRows(preview);
    }

    private String summary(CsvPreview preview) {
        if (preview.describesItself()) {
            return Texts.get("data.reading.parquet");
        }
        CsvFormat format = preview.format();
        List<String> parts = new ArrayList<>(List.of(
                format.encoding().title(),
                plain("separator", format.separator()),
                plain("decimal", format.decimal()),
                plain("header", format.header())));
        if (format.thousands() != Thousands.NONE) {
            parts.add(Texts.get("data.reading.groups", plain("thousands", format.thousands())));
        }
        if (format.skip() > 0) {
            parts.add(Texts.get("data.reading.skipped", format.skip()));
        }
        String totals = model.totals();
        if (!totals.isEmpty()) {
            parts.add(totals);
        }
        return String.join(" · ", parts);
    }

    private void showRows(@Nullable CsvPreview preview) {
        List<ManyColumns.Column<List<String>>> shown = new ArrayList<>();
        if (preview != null && toggle.isSelected()) { // for nobody sees them otherwise, and there may be thousands
            for (int i = 0; i < preview.columns().size(); i++) {
                int index = i;
                String name = preview.columns().get(i);
                shown.add(new ManyColumns.Column<>(name, () -> width(preview, index), row -> row.get(index)));
            }
        }
        columns.show(List.of(), shown);
        rows.getItems().setAll(preview == null || !toggle.isSelected() ? List.of() : preview.rows());
    }

    private static double width(CsvPreview preview, int column) {
        int longest = preview.columns().get(column).length();
        for (List<String> row : preview.rows()) {
            longest = Math.max(longest, row.get(column).length());
        }
        return Math.clamp(24 + 7.2 * longest, 72, 240);
    }
}
