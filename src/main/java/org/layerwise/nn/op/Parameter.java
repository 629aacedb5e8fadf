package org.layerwise.nn.op;

import org.ejml.data.FMatrixRMaj;

/** One parameter of one node: its values, and the gradient of the loss by them. */
public final class Parameter {
    private final String node;
    private final String name;
    private final Role role;
    private final FMatrixRMaj value;
    private final FMatrixRMaj gradient;

    /**
     * @param node the node's id
     * @param name the parameter's name within the node: {@code weight}
     * @param value {@code [rows × columns]}; a vector is one row
     */
    public Parameter(String node, String name, Role role, FMatrixRMaj value) {
        this.node = node;
        this.name = name;
        this.role = role;
        this.value = value;
        this.gradient = role.isTrainable() ? new FMatrixRMaj(value.numRows, value.numCols) : new FMatrixRMaj(0, 0);
    }

    public String node() {
        return node;
    }

    public String name() {
        return name;
    }

    /** {@code dense1.weight}, its name in weights files. */
    public String fullName() {
        return node + "." + name;
    }

    public Role role() {
        return role;
    }

    public FMatrixRMaj value() {
        return value;
    }

    /** Of the same shape as the value; empty when the parameter is not trainable. */
    public FMatrixRMaj gradient() {
        return gradient;
    }

    public int size() {
        return value.numRows * value.numCols;
    }
}
