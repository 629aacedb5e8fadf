package org.layerwise.nn.param;

import java.util.Arrays;
import java.util.List;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.init.KernelShape;
import org.layerwise.nn.regularize.Constraint;
import org.layerwise.nn.regularize.NoConstraint;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.nn.regularize.Regularizer;

/**
 * One parameter that a layer declares.
 *
 * @param name within the layer: {@code weight}
 * @param dimensions of the tensor in weights files, row-major: {@code [3, 3, 16, 32]}
 * @param shape the same numbers as a matrix, with the fans
 * @param initializer how its first values are drawn
 * @param penalty what its values add to the loss
 * @param constraint what it is held to after every update
 */
public record ParameterSpec(
        String name,
        Role role,
        List<Integer> dimensions,
        KernelShape shape,
        Initializer initializer,
        Regularizer penalty,
        Constraint constraint) {

    public ParameterSpec {
        dimensions = List.copyOf(dimensions);
    }

    /** A matrix {@code [rows × columns]} whose rows and columns are its fans. */
    public static ParameterSpec matrix(String name, Role role, int rows, int columns, Initializer initializer) {
        return new ParameterSpec(
                name,
                role,
                List.of(rows, columns),
                KernelShape.dense(rows, columns),
                initializer,
                new NoPenalty(),
                new NoConstraint());
    }

    /** A vector {@code [size]}. */
    public static ParameterSpec vector(String name, Role role, int size, Initializer initializer) {
        return matrix(name, role, 1, size, initializer).withDimensions(size);
    }

    /** A convolution's kernel {@code [inputs × filters]}, called {@code weight}, in which every filter sees {@code inputs} numbers. */
    public static ParameterSpec filters(int inputs, int filters, int fanOut, Initializer initializer) {
        return matrix("weight", Role.KERNEL, inputs, filters, initializer).withFans(inputs, fanOut);
    }

    /** What is added to every unit, called {@code bias}. */
    public static ParameterSpec bias(int size, Initializer initializer, Regularizer penalty) {
        return vector("bias", Role.BIAS, size, initializer).withPenalty(penalty);
    }

    /** The same numbers as a tensor of other dimensions. */
    public ParameterSpec withDimensions(int... others) {
        return new ParameterSpec(
                name, role, Arrays.stream(others).boxed().toList(), shape, initializer, penalty, constraint);
    }

    public ParameterSpec withFans(int fanIn, int fanOut) {
        return new ParameterSpec(
                name,
                role,
                dimensions,
                new KernelShape(shape.rows(), shape.columns(), fanIn, fanOut),
                initializer,
                penalty,
                constraint);
    }

    public ParameterSpec withPenalty(Regularizer other) {
        return new ParameterSpec(name, role, dimensions, shape, initializer, other, constraint);
    }

    public ParameterSpec withConstraint(Constraint other) {
        return new ParameterSpec(name, role, dimensions, shape, initializer, penalty, other);
    }

    public int rows() {
        return shape.rows();
    }

    public int columns() {
        return shape.columns();
    }

    public int size() {
        return shape.size();
    }
}
