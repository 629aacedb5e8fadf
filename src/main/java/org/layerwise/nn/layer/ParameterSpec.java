package org.layerwise.nn.layer;

import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.op.Role;

/**
 * One parameter that a layer declares.
 *
 * @param name within the layer: {@code weight}
 * @param rows of the matrix; 1 for a vector
 * @param columns of the matrix
 * @param initializer how its first values are drawn, with {@code rows} and {@code columns} as the fans
 */
public record ParameterSpec(String name, Role role, int rows, int columns, Initializer initializer) {

    public int size() {
        return Math.multiplyExact(rows, columns);
    }
}
