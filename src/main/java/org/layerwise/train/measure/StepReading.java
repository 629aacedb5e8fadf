package org.layerwise.train.measure;

import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.param.Parameter;

/** A step as a whole, before its update. */
public final class StepReading {
    private final Weights weights;
    private double loss;
    private double rate;

    StepReading(Weights weights) {
        this.weights = weights;
    }

    void read(double batchLoss, double learningRate) {
        loss = batchLoss;
        rate = learningRate;
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
