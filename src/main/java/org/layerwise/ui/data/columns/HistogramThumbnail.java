package org.layerwise.ui.data.columns;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;

/** A small histogram of numbers, or the most frequent texts. */
public final class HistogramThumbnail extends Pane {
    private static final double HEIGHT = 40;
    private static final int BINS = 32;
    private static final int TEXTS = 12;

    private final double room;
    private final Path bars = new Path();

    /** @param room its width */
    public HistogramThumbnail(double room) {
        this.room = room;
        getStyleClass().add("shape");
        setMinSize(room, HEIGHT);
        setPrefSize(room, HEIGHT);
        setMaxSize(room, HEIGHT);
        Line base = new Line(0.5, HEIGHT - 0.5, room - 0.5, HEIGHT - 0.5);
        base.getStyleClass().add("base");
        getChildren().setAll(bars, base);
    }

    /** Shows how numbers are spread, missing ones apart. */
    public void showNumbers(double[] values) {
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        double min = Arrays.stream(present).min().orElse(0);
        double max = Arrays.stream(present).max().orElse(0);
        int[] counts = new int[min == max ? 1 : BINS];
        for (double value : present) {
            counts[min == max ? 0 : (int) Math.min(BINS - 1, (value - min) / (max - min) * BINS)]++;
        }
        bars.getStyleClass().setAll("numbers");
        draw(counts, 1);
    }

    /** Shows how often texts occur, the most frequent first. */
    public void showTexts(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        texts.stream().filter(text -> !text.isEmpty()).forEach(text -> counts.merge(text, 1, Integer::sum));
        bars.getStyleClass().setAll("categories");
        draw(
                counts.values().stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(TEXTS)
                        .mapToInt(Integer::intValue)
                        .toArray(),
                3);
    }

    private void draw(int[] counts, double gap) {
        bars.getElements().clear();
        int most = IntStream.of(counts).max().orElse(0);
        double width = Math.min(20, room / Math.max(1, counts.length));
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double height = Math.max(1.5, (HEIGHT - 3) * counts[i] / most);
                bars.getElements()
                        .addAll(
                                new MoveTo(i * width, HEIGHT - 1),
                                new VLineTo(HEIGHT - 1 - height),
                                new HLineTo(i * width + width - Math.min(gap, width / 4)),
                                new VLineTo(HEIGHT - 1),
                                new ClosePath());
            }
        }
    }
}
