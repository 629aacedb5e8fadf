package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import org.layerwise.ui.live.LayerHealth;

/**
 * What a run does to a layer, hung below its card: histogram of the outputs, gradient, and a color for the health with its
 * reason. It takes no part in the card's size, so that nothing moves when a run begins.
 */
final class LiveStrip extends Region {
    static final double HEIGHT = 34;

    private static final double INSET = 8;
    private static final double WIDTH = CardModel.WIDTH - 2 * INSET;
    private static final double DOT = 8;
    private static final double LEFT = 18;
    private static final double RIGHT = 112;
    private static final double BASE = 17;
    private static final double TALL = 13;
    private static final double TRACK = 120;
    private static final double TRACK_WIDTH = WIDTH - TRACK - 8;
    private static final double LINE = 19;
    private static final PseudoClass CAUTION = PseudoClass.getPseudoClass("caution");
    private static final PseudoClass ILL = PseudoClass.getPseudoClass("ill");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /** The marks of a strip, to be explained one by one. */
    enum Mark {
        HEALTH,
        HISTOGRAM,
        GRADIENT
    }

    private final Circle dot = new Circle(9, 10, DOT / 2);
    private final Path histogram = new Path();
    private final Rectangle track = new Rectangle(TRACK, 8, TRACK_WIDTH, 5);
    private final Rectangle fill = new Rectangle(TRACK, 8, 0, 5);
    private final Label left = new Label();
    private final Label right = new Label();
    private LiveLayer shown;

    LiveStrip(LiveLayer first) {
        shown = first;
        getStyleClass().add("live-strip");
        setId("design-live-" + first.id());
        dot.getStyleClass().add("live-dot");
        histogram.getStyleClass().add("live-histogram");
        track.getStyleClass().add("live-track");
        fill.getStyleClass().add("live-gradient");
        left.getStyleClass().add("live-text");
        right.getStyleClass().addAll("live-text", "live-number");
        setManaged(false);
        getChildren().addAll(dot, histogram, track, fill, left, right);
        getChildren().forEach(child -> child.setManaged(false));
        resize(WIDTH, HEIGHT);
        show(first);
    }

    /** Hangs it below a card. */
    void place(CardBounds card) {
        relocate(card.x() + INSET, card.bottom());
    }

    /** Where it is; only true while it is shown. */
    CardBounds box() {
        return new CardBounds(getLayoutX(), getLayoutY(), WIDTH, HEIGHT);
    }

    LiveLayer shown() {
        return shown;
    }

    /** Shows nothing but the color, as where nobody could read more. */
    void setCompact(boolean compact) {
        pseudoClassStateChanged(COMPACT, compact);
        getChildren().forEach(child -> child.setVisible(!compact));
        if (!compact) {
            show(shown);
        }
    }

    void show(LiveLayer layer) {
        shown = layer;
        LayerHealth.Level level = layer.health().level();
        pseudoClassStateChanged(WAITING, level == LayerHealth.Level.UNKNOWN);
        pseudoClassStateChanged(CAUTION, level == LayerHealth.Level.CAUTION);
        pseudoClassStateChanged(ILL, level == LayerHealth.Level.ILL);
        if (getPseudoClassStates().contains(COMPACT)) {
            return;
        }
        draw(layer.bars());
        boolean hasGradient = layer.hasGradient();
        track.setVisible(hasGradient);
        fill.setVisible(hasGradient);
        fill.setWidth(hasGradient ? Math.max(1, TRACK_WIDTH * layer.gradientFill()) : 0);
        boolean well = layer.health().reasons().isEmpty();
        left.setText(well ? layer.outputText() : layer.health().shortText());
        right.setText(well ? layer.gradientText() : "");
        place(left, INSET - 2, well && hasGradient ? TRACK - INSET - 4 : WIDTH - 2 * INSET + 4);
        place(right, TRACK, TRACK_WIDTH + 2);
    }

    private static void place(Label label, double x, double width) {
        label.resizeRelocate(x, LINE, width, HEIGHT - LINE - 1);
    }

    private void draw(double[] bars) {
        List<PathElement> outline = new ArrayList<>(2 * bars.length + 3);
        if (bars.length > 0) {
            double step = (RIGHT - LEFT) / bars.length;
            outline.add(new MoveTo(LEFT, BASE));
            for (int i = 0; i < bars.length; i++) {
                double y = BASE - TALL * bars[i];
                outline.add(new LineTo(LEFT + i * step, y));
                outline.add(new LineTo(LEFT + (i + 1) * step, y));
            }
            outline.add(new LineTo(RIGHT, BASE));
            outline.add(new ClosePath());
        }
        histogram.getElements().setAll(outline);
    }

    /** Which mark is at a place of the canvas. */
    Mark markAt(CanvasPoint point) {
        double x = point.x() - getLayoutX();
        if (x < LEFT - 2 || point.y() - getLayoutY() > LINE) {
            return Mark.HEALTH;
        }
        return x < TRACK - 4 ? Mark.HISTOGRAM : Mark.GRADIENT;
    }

    /** What the mark at a place of the canvas means. */
    String help(CanvasPoint point) {
        return switch (markAt(point)) {
            case HEALTH -> shown.healthHelp();
            case HISTOGRAM -> shown.histogramHelp();
            case GRADIENT -> shown.gradientHelp();
        };
    }
}
