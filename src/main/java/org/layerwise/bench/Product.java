package org.layerwise.bench;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.layer.ParameterSpec;
import org.layerwise.nn.op.Role;

/**
 * A matrix product of a training step: {@code [m × k] · [k × n]}, done {@code times} times one after the other.
 *
 * @param transposeA whether the left matrix is kept transposed
 * @param transposeB whether the right matrix is kept transposed
 */
record Product(boolean transposeA, boolean transposeB, int m, int k, int n, int times) {
    private static final String RECURRENT_INPUT = "weight_ih";
    private static final String RECURRENT_STATE = "weight_hh";

    /** Multiplications and additions. */
    long flops() {
        return 2L * m * k * n * times;
    }

    /**
     * The products that a step cannot do without: of each kernel {@code [k × n]} the forward one, the kernel's gradient, and
     * the input's gradient where the input is not the network's own. A convolution's m is batch × positions; a recurrent
     * kernel's state products are done step by step, those of its input and its gradients at once.
     */
    static List<Product> of(Plan plan, int batch) {
        List<Product> products = new ArrayList<>();
        for (PlanNode node : plan.nodes()) {
            boolean first = node.inputs().stream()
                    .allMatch(place -> plan.nodes().get(place).isInput());
            for (ParameterSpec parameter : node.parameters()) {
                if (parameter.role() == Role.KERNEL) {
                    add(products, node, parameter, batch, first);
                }
            }
        }
        return products;
    }

    private static void add(List<Product> products, PlanNode node, ParameterSpec parameter, int batch, boolean first) {
        int k = parameter.rows();
        int n = parameter.columns();
        boolean state = parameter.name().startsWith(RECURRENT_STATE);
        boolean recurrent = state || parameter.name().startsWith(RECURRENT_INPUT);
        int times = state ? node.inputShapes().getFirst().sizes().getFirst() : 1;
        int m;
        if (state) {
            m = batch;
        } else if (recurrent) {
            m = batch * node.inputShapes().getFirst().sizes().getFirst();
        } else {
            m = batch * (node.shape().size() / n);
        }
        products.add(new Product(false, false, m, k, n, times));
        products.add(new Product(true, false, k, m * times, n, 1));
        if (state || !first) {
            products.add(new Product(false, true, m, n, k, times));
        }
    }
}
