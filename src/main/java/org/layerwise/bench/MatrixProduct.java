package org.layerwise.bench;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;

/**
 * A matrix product of a training step: {@code [m × k] · [k × n]}, done {@code times} times one after the other.
 *
 * @param transposeA whether the left matrix is kept transposed
 * @param transposeB whether the right matrix is kept transposed
 */
record MatrixProduct(boolean transposeA, boolean transposeB, int m, int k, int n, int times) {
    /** Multiplications and additions. */
    long flops() {
        return 2L * m * k * n * times;
    }

    /**
     * The products that a step cannot do without: of each kernel {@code [k × n]} the forward one, the kernel's gradient, and
     * the input's gradient where the input is not the network's own. A convolution's m is batch × positions (im2col), and so is
     * that of a recurrent layer's input, with its steps as positions. Products with a recurrent layer's state are done step by
     * step, their kernel's gradient at once; the first state is no step's output and needs no gradient.
     */
    static List<MatrixProduct> of(Plan plan, int batch) {
        List<MatrixProduct> products = new ArrayList<>();
        for (PlanNode node : plan.nodes()) {
            boolean first = node.inputs().stream()
                    .allMatch(place -> plan.nodes().get(place).isInput());
            boolean recurrent = node.parameters().stream().anyMatch(parameter -> parameter.role() == Role.RECURRENT);
            for (ParameterSpec parameter : node.parameters()) {
                int k = parameter.rows();
                int n = parameter.columns();
                switch (parameter.role()) {
                    case KERNEL -> {
                        int positions = recurrent ? steps(node) : node.shape().size() / n;
                        add(products, batch * positions, k, n, first);
                    }
                    case RECURRENT -> addState(products, batch, k, n, steps(node));
                    case BIAS, SCALE, SLOPE, STATISTIC -> {}
                }
            }
        }
        return products;
    }

    private static int steps(PlanNode node) {
        return node.inputShapes().getFirst().sizes().getFirst();
    }

    private static void add(List<MatrixProduct> products, int m, int k, int n, boolean first) {
        products.add(new MatrixProduct(false, false, m, k, n, 1));
        products.add(new MatrixProduct(true, false, k, m, n, 1));
        if (!first) {
            products.add(new MatrixProduct(false, true, m, n, k, 1));
        }
    }

    private static void addState(List<MatrixProduct> products, int batch, int k, int n, int steps) {
        products.add(new MatrixProduct(false, false, batch, k, n, steps));
        products.add(new MatrixProduct(true, false, k, batch * steps, n, 1));
        products.add(new MatrixProduct(false, true, batch, n, k, steps - 1));
    }
}
