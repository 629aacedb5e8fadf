package org.layerwise.ui.design;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** Says which run the canvas shows, and what the width and color of its connections mean. */
final class FlowLegend extends HBox {
    /** What is left free below the cards, so that it covers none where all are in view. */
    static final double ROOM = 30;

    private static final double SAMPLE = 12;

    private final Label run = label("flow-run");
    private final Label title = label("flow-title");
    private final Label low = label("flow-end");
    private final Label high = label("flow-end");
    private final HBox scale = new HBox(5);
    private final HBox samples = new HBox(2);
    private EdgeFlow kind = EdgeFlow.OFF;

    FlowLegend() {
        setId("design-live-legend");
        getStyleClass().add("flow-legend");
        setMouseTransparent(true);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        for (Region each : List.of(run, low, high, samples)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        title.setMinWidth(0);
        samples.getStyleClass().add("flow-samples");
        scale.getStyleClass().add("flow-scale");
        scale.getChildren().setAll(low, samples, high);
        getChildren().setAll(run, title, scale);
        setVisible(false);
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    /** Shows what {@code of} holds now. */
    void show(LiveNetwork of, EdgeFlow flow) {
        String caption = of.caption();
        setVisible(!caption.isEmpty());
        if (caption.isEmpty()) {
            return;
        }
        run.setText(caption);
        double strongest = of.strongest(flow);
        boolean flows = flow != EdgeFlow.OFF && strongest > 0;
        title.setVisible(flows);
        title.setManaged(flows);
        scale.setVisible(flows);
        scale.setManaged(flows);
        if (flows) {
            if (flow != kind) {
                kind = flow;
                title.setText(Texts.get("design.flow.legend." + flow.id()));
                samples.getChildren().clear();
                for (int level = 0; level <= EdgePath.LEVELS; level += 2) {
                    samples.getChildren().add(sample(flow, level));
                }
            }
            low.setText(Texts.get("design.flow.least", Numbers.measure(strongest / Math.pow(10, flow.decades()))));
            high.setText(Numbers.measure(strongest));
        }
        setAccessibleText(
                flows
                        ? Texts.get("design.flow.words", caption, title.getText(), low.getText(), high.getText())
                        : caption);
    }

    private static Line sample(EdgeFlow flow, int level) {
        Line line = new Line(0, 0, SAMPLE, 0);
        line.getStyleClass().setAll("edge-flow", flow.id(), "level-" + level);
        return line;
    }
}
