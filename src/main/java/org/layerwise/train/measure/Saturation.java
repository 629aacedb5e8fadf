package org.layerwise.train.measure;

import org.layerwise.nn.activation.ActivationFunction.SaturationRule;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.layer.Activation;

/**
 * Beyond which outputs a node's function hardly passes any gradient on.
 *
 * @param low outputs below it count; −∞ for none
 * @param high outputs above it count; ∞ for none
 * @param isDying whether units can switch off for good
 */
record Saturation(double low, double high, boolean isDying) {

    static Saturation of(PlanNode node) {
        SaturationRule stuck = node.spec().layer() instanceof Activation activation
                ? activation.function().stuck()
                : SaturationRule.NEVER;
        return switch (stuck) {
            case NEVER -> new Saturation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
            case DEAD -> new Saturation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true);
            case SATURATED_TANH -> new Saturation(-0.97, 0.97, false);
            case SATURATED_SIGMOID -> new Saturation(0.03, 0.97, false);
        };
    }

    boolean isLimited() {
        return high < Double.POSITIVE_INFINITY;
    }
}
