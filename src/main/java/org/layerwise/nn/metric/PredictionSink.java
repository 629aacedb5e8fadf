package org.layerwise.nn.metric;

import org.ejml.data.FMatrixRMaj;

/** Takes the predictions for many rows in parts of any size. */
public interface PredictionSink {
    /**
     * Takes some rows.
     *
     * @param predictions what the network's last activation gives {@code [n × d]}. Not modified.
     * @param targets {@code [n × d]}; classes as 0 and 1. Not modified.
     */
    void add(FMatrixRMaj predictions, FMatrixRMaj targets);
}
