package org.layerwise.train.measure;

import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.param.Parameter;

/** A step as a whole. */
public final class StepReading {
    private final Weights weights;
    private final Stopwatch times;
    private double loss;
    private double rate;
    private int rows;

    StepReading(Weights weights, Stopwatch times) {
        this.weights = weights;
        this.times = times;
    }

    void read(double batchLoss, double learningRate, int batchRows) {
        loss = batchLoss;
        rate = learningRate;
        rows = batchRows;
    }

    /** How long its parts took. */
    Stopwatch times() {
        return times;
    }

    /** Rows of the batch. */
    int rows() {
        return rows;
    }

    /** The loss of the batch, without penalty. */
    double loss() {
        return loss;
    }

    /** The learning rate, before the layers' factors. */
    double rate() {
        return rate;
    }

    /** What the weights' penalties add to the loss. */
    double penalty() {
        double sum = 0;
        for (Parameter parameter : weights.all()) {
            sum += parameter.penalty().penalty(parameter.value().data, parameter.size());
        }
        return sum;
    }
}
