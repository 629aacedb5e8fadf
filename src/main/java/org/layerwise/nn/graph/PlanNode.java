package org.layerwise.nn.graph;

import java.util.List;
import org.layerwise.base.Shape;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.param.ParameterSpec;

/**
 * A node whose shapes are known.
 *
 * @param spec the node
 * @param inputs the places of its inputs in the plan
 * @param inputShapes the shapes of its inputs
 * @param shape the shape of its output
 * @param parameters what it declares
 * @param featurePlaces for an input node: the places of its columns in a prepared row
 */
public record PlanNode(
        NodeSpec spec,
        List<Integer> inputs,
        List<Shape> inputShapes,
        Shape shape,
        List<ParameterSpec> parameters,
        List<Integer> featurePlaces) {

    public String id() {
        return spec.id();
    }

    public boolean isInput() {
        return spec.layer() instanceof Input;
    }

    /** How many numbers the node keeps, statistics included. */
    public long parameterCount() {
        return parameters.stream().mapToLong(ParameterSpec::size).sum();
    }

    /** How many of them are learned, unless the node is frozen. */
    public long trainableCount() {
        return parameters.stream()
                .filter(parameter -> parameter.role().isTrainable())
                .mapToLong(ParameterSpec::size)
                .sum();
    }

    /** How many of them this network's training changes: none when the node is frozen. */
    public long learnedCount() {
        return spec.frozen() ? 0 : trainableCount();
    }
}
