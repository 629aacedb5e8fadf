package org.layerwise.nn.param;

import org.ejml.data.FMatrixRMaj;
import org.layerwise.nn.regularize.Constraint;
import org.layerwise.nn.regularize.NoConstraint;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.nn.regularize.Regularizer;

/** One parameter of one node: its values, and the gradient of the loss by them. */
public final class Parameter {
    private final String node;
    private final String name;
    private final Role role;
    private final FMatrixRMaj value;
    private final FMatrixRMaj gradient;
    private final Regularizer penalty;
    private final Constraint constraint;

    /** Without penalty or constraint. */
    public Parameter(String node, String name, Role role, FMatrixRMaj value) {
        this(node, name, role, value, new NoPenalty(), new NoConstraint());
    }

    /**
     * @param node the node's id
     * @param name the parameter's name within the node: {@code weight}
     * @param value {@code [rows × columns]}; a vector is one row
     * @param penalty what its values add to the loss
     * @param constraint what it is held to after every update
     */
    public Parameter(
            String node, String name, Role role, FMatrixRMaj value, Regularizer penalty, Constraint constraint) {
        this(
                node,
                name,
                role,
                value,
                role.isTrainable() ? new FMatrixRMaj(value.numRows, value.numCols) : new FMatrixRMaj(0, 0),
                penalty,
                constraint);
    }

    private Parameter(
            String node,
            String name,
            Role role,
            FMatrixRMaj value,
            FMatrixRMaj gradient,
            Regularizer penalty,
            Constraint constraint) {
        this.node = node;
        this.name = name;
        this.role = role;
        this.value = value;
        this.gradient = gradient;
        this.penalty = penalty;
        this.constraint = constraint;
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

    /** What its values add to the loss. */
    public Regularizer penalty() {
        return penalty;
    }

    /** What it is held to after every update. */
    public Constraint constraint() {
        return constraint;
    }

    /** The same with values and gradient of its own. */
    public Parameter copy() {
        return new Parameter(node, name, role, value.copy(), penalty, constraint);
    }

    /** The same with values of its own and no gradient: for reading, not for training. */
    public Parameter copyOfValue() {
        return new Parameter(node, name, role, value.copy(), new FMatrixRMaj(0, 0), penalty, constraint);
    }

    public int size() {
        return value.numRows * value.numCols;
    }
}
