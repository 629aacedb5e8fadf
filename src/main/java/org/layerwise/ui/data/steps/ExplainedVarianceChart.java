package org.layerwise.ui.data.steps;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;

/** The variance of each component, falling, those that are left out pale. */
final class ExplainedVarianceChart extends Pane {
    private static final double HEIGHT = 44;
    private static final double WIDEST = 16;

    private final double room;
    private final Path kept = new Path();
    private final Path dropped = new Path();

    /** @param room its width */
    ExplainedVarianceChart(double room) {
        this.room = room;
        getStyleClass().addAll("shape", "spectrum");
        setMinSize(room, HEIGHT);
        setPrefSize(room, HEIGHT);
        setMaxSize(room, HEIGHT);
        Line base = new Line(0.5, HEIGHT - 0.5, room - 0.5, HEIGHT - 0.5);
        base.getStyleClass().add("base");
        kept.getStyleClass().add("numbers");
        dropped.getStyleClass().add("dropped");
        getChildren().setAll(kept, dropped, base);
    }

    /**
     * Shows variances.
     *
     * @param variances falling
     * @param most so many are kept
     */
    void show(List<Double> variances, int most) {
        kept.getElements().clear();
        dropped.getElements().clear();
        double width = Math.min(WIDEST, room / variances.size());
        double gap = Math.min(1, width / 4);
        for (int i = 0; i < variances.size(); i++) {
            double height = Math.max(1, (HEIGHT - 3) * variances.get(i) / variances.getFirst());
            (i < most ? kept : dropped)
                    .getElements()
                    .addAll(
                            new MoveTo(i * width, HEIGHT - 1),
                            new VLineTo(HEIGHT - 1 - height),
                            new HLineTo((i + 1) * width - gap),
                            new VLineTo(HEIGHT - 1),
                            new ClosePath());
        }
    }
}
