package org.layerwise.ui.live;

import org.layerwise.telemetry.EpochFrame;
import org.layerwise.ui.chart.model.LineModel;

/**
 * A figure of whole epochs, on training and validation rows.
 *
 * @param train places of the figure among an epoch's values; −1 when it is not told
 */
record EpochLine(LineModel model, int trainSeries, int train, int validationSeries, int validation) {
    void append(EpochFrame frame) {
        if (train >= 0) {
            model.append(trainSeries, (double) frame.step(), frame.values()[train]);
        }
        if (validation >= 0) {
            model.append(validationSeries, (double) frame.step(), frame.values()[validation]);
        }
    }
}
