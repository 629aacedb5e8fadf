package org.layerwise.ui.watch;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.live.WatchedLayer;

/** A line of the layer list: what a node's numbers are now, and whether it is shown in the charts. */
public final class LayerRow {
    private static final double ALARM = 0.5;

    private final WatchedLayer layer;
    private final BooleanProperty visible = new SimpleBooleanProperty(this, "visible");
    private final ReadOnlyStringWrapper output = new ReadOnlyStringWrapper(this, "output", "");
    private final ReadOnlyStringWrapper gradient = new ReadOnlyStringWrapper(this, "gradient", "");
    private final ReadOnlyStringWrapper alarm = new ReadOnlyStringWrapper(this, "alarm", "");

    LayerRow(WatchedLayer layer, boolean visible) {
        this.layer = layer;
        this.visible.set(visible);
    }

    /**
     * Shows the numbers of a step.
     *
     * @param values of a step frame
     */
    void show(double[] values) {
        output.set(Texts.get(
                "watch.layer.output",
                Numbers.measure(values[layer.mean()]),
                Numbers.measure(values[layer.deviation()])));
        gradient.set(
                layer.hasKernel() ? Texts.get("watch.layer.gradient", Numbers.measure(values[layer.gradient()])) : "");
        if (layer.saturated() >= 0 && values[layer.saturated()] > ALARM) {
            alarm.set(Texts.get("watch.layer.saturated", Numbers.percent(values[layer.saturated()])));
        } else if (layer.dead() >= 0 && values[layer.dead()] > ALARM) {
            alarm.set(Texts.get("watch.layer.dead", Numbers.percent(values[layer.dead()])));
        } else {
            alarm.set("");
        }
    }

    public WatchedLayer layer() {
        return layer;
    }

    /** Whether its lines are in the charts. */
    public BooleanProperty visibleProperty() {
        return visible;
    }

    /** Mean ± standard deviation of its output. */
    public ReadOnlyStringProperty outputProperty() {
        return output.getReadOnlyProperty();
    }

    /** The norm of its kernel's gradient; empty without a kernel. */
    public ReadOnlyStringProperty gradientProperty() {
        return gradient.getReadOnlyProperty();
    }

    /** What share is saturated or dead, when it is more than half; else empty. */
    public ReadOnlyStringProperty alarmProperty() {
        return alarm.getReadOnlyProperty();
    }
}
