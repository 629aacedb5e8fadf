package org.layerwise.ui.data.steps;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.data.prepare.ColumnPreview;
import org.layerwise.data.profile.DateSpan;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.table.ColumnType;
import org.layerwise.report.ColumnDigits;
import org.layerwise.ui.data.columns.HistogramThumbnail;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** A column's training rows before and after its preparation: a histogram for each, and the first values. */
final class PreviewView extends VBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double ROOM = 118;
    private static final int FEATURES = 4;
    private static final int VALUES = 4;

    PreviewView() {
        super(8);
        setId("data-steps-preview");
        getStyleClass().add("step-preview");
    }

    /**
     * Shows a preview.
     *
     * @param preview empty while it is worked out, or when the column is left out
     * @param settled false: what is shown is old
     */
    void show(ColumnSpec spec, Optional<ColumnPreview> preview, boolean settled) {
        pseudoClassStateChanged(STALE, !settled);
        if (preview.isEmpty() && !settled) {
            return; // what was shown stays, pale
        }
        getChildren().clear();
        if (preview.isEmpty()) {
            getChildren().add(muted(Texts.get("data.steps.left-out")));
            return;
        }
        List<String> cells = preview.get().cells();
        HistogramThumbnail before = new HistogramThumbnail(ROOM);
        String range;
        double[] numbers = preview.get().numbers();
        if (spec.type().isNumeric()) {
            before.showNumbers(numbers);
            range = range(numbers);
        } else if (spec.type() == ColumnType.DATE) {
            before.showNumbers(numbers);
            range = times(numbers);
        } else {
            before.showTexts(cells);
            range = Texts.get(
                    "data.column.categories",
                    cells.stream().filter(cell -> !cell.isEmpty()).distinct().count());
        }
        getChildren()
                .add(line(
                        before,
                        Texts.get("data.steps.before"),
                        range,
                        cells.stream()
                                .limit(VALUES)
                                .map(cell -> cell.isEmpty() ? "–" : cell)
                                .collect(Collectors.joining("  "))));
        List<ColumnPreview.Feature> features = preview.get().features();
        features.stream().limit(FEATURES).forEach(feature -> getChildren().add(after(feature)));
        if (features.size() > FEATURES) {
            getChildren().add(muted(Texts.get("data.steps.more", features.size() - FEATURES)));
        }
    }

    private static HBox after(ColumnPreview.Feature feature) {
        double[] values = new double[feature.values().length];
        Arrays.setAll(values, i -> feature.values()[i]);
        HistogramThumbnail bars = new HistogramThumbnail(ROOM);
        bars.showNumbers(values);
        return line(
                bars,
                feature.name(),
                range(values),
                Arrays.stream(values).limit(VALUES).mapToObj(Numbers::number).collect(Collectors.joining("  ")));
    }

    /** From when to when seconds since 1970 reach. */
    private static String times(double[] seconds) {
        List<LocalDateTime> times = Arrays.stream(seconds)
                .filter(Double::isFinite)
                .mapToObj(second -> LocalDateTime.ofEpochSecond((long) Math.floor(second), 0, ZoneOffset.UTC))
                .toList();
        return times.isEmpty() ? "" : DateSpan.of(times).text();
    }

    private static String range(double[] values) {
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        double min = Arrays.stream(present).min().orElse(0);
        double max = Arrays.stream(present).max().orElse(0);
        ColumnDigits digits = ColumnDigits.of(min, max);
        return present.length == 0
                ? ""
                : Texts.get("data.column.range", Numbers.number(min, digits), Numbers.number(max, digits));
    }

    private static HBox line(HistogramThumbnail bars, String name, String range, String values) {
        Label title = new Label(name);
        title.getStyleClass().add("step-feature");
        title.setTooltip(new Tooltip(name));
        VBox words = new VBox(title, figure(range), figure(values));
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(10, bars, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setAccessibleText(name + ", " + range);
        return line;
    }

    private static Label figure(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("figure");
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("text-small", "text-muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
