package org.layerwise.ui.live;

import org.layerwise.ui.chart.model.LineModel;

/** Series of one model that each follow one channel. */
record LayerLines(LineModel model, int[] series, int[] places) {
    void gap() {
        for (int one : series) {
            model.gap(one);
        }
    }

    void append(double step, double[] values) {
        for (int i = 0; i < series.length; i++) {
            model.append(series[i], step, values[places[i]]);
        }
    }
}
