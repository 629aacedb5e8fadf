package org.layerwise.ui.live;

import java.util.List;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.ui.chart.model.AxisScale;

/**
 * A chart that can be put on the Watch page beside the usual ones.
 *
 * @param id by which it is remembered: its form and what it shows
 * @param group where it is offered
 * @param form how it is drawn
 * @param title in the menu and above it
 * @param axis name of its values
 * @param scale of its values at first
 * @param measures ids of what it shows
 */
public record ChartChoice(
        String id, Group group, Form form, String title, String axis, AxisScale scale, List<String> measures) {

    /** Where it is offered. */
    public enum Group {
        RUN,
        LINES,
        MAPS,
        BARS,
        HISTOGRAMS,
        EPOCHS
    }

    /** How it is drawn. */
    public enum Form {
        /** A line for each measure and layer, along the steps. */
        LINES,
        /** Mean ± σ of what goes into each activation. */
        PRE_ACTIVATIONS,
        /** A row for each layer, colored along the steps. */
        MAP,
        /** A bar for each layer, the newest values. */
        BARS,
        /** A histogram of the selected layer along the steps, as colors. */
        HISTOGRAM,
        /** The same as ridges. */
        RIDGES,
        /** The histogram of what goes into the selected layer's activation. */
        PRE_HISTOGRAM,
        /** A line for each measure, along the epochs. */
        EPOCHS
    }

    public ChartChoice {
        measures = List.copyOf(measures);
    }

    /** Whether it shows the selected layer alone. */
    public boolean isOfSelected() {
        return switch (form) {
            case HISTOGRAM, RIDGES, PRE_HISTOGRAM -> true;
            case LINES, PRE_ACTIVATIONS, MAP, BARS, EPOCHS -> false;
        };
    }

    /** Whether frames with a layout have any of what it shows. */
    public boolean isIn(FrameLayout layout) {
        return measures.stream()
                .anyMatch(id -> form == Form.EPOCHS
                        ? layout.epochPlace(id) >= 0
                        : layout.of(id).isPresent());
    }
}
