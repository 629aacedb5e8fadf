package org.layerwise.lab.init;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.PRelu;
import org.layerwise.nn.activation.PlainFunction;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.init.Constant;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.init.Lsuv;
import org.layerwise.nn.init.Ones;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.Reshape;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;

/**
 * The mean-field recursion of signals through random layers (Poole et al., "Exponential expressivity in deep neural networks
 * through transient chaos", 2016; Schoenholz et al., "Deep information propagation", 2017): what a unit of a wide Dense layer adds
 * up is normal, of variance {@code q = σ_w²·n·E[x²] + σ_b²}, so that the activation's moments are integrals over one normal
 * variable, {@code E[φ(√q·z)]} and {@code E[φ(√q·z)²]}. Batch normalization makes {@code q = 1}.
 */
final class MeanField {
    private MeanField() {}

    /**
     * The moments of one number of an output.
     *
     * @param isNormal whether its distribution is normal with mean 0
     */
    private record Moments(double mean, double meanSquare, boolean isNormal) {
        static Moments normal(double q) {
            return new Moments(0, q, true);
        }

        double deviation() {
            return Math.sqrt(Math.max(0, meanSquare - mean * mean));
        }
    }

    /**
     * The standard deviation that each node's output has in theory.
     *
     * @param inputs mean and standard deviation of each input node's output, as measured
     * @return in the plan's order; NaN where the theory says nothing
     */
    static double[] deviations(Plan plan, Map<String, double[]> inputs) {
        List<PlanNode> nodes = plan.nodes();
        @Nullable Moments[] moments = new @Nullable Moments[nodes.size()];
        double[] deviations = new double[nodes.size()];
        for (int i = 0; i < moments.length; i++) {
            PlanNode node = nodes.get(i);
            double[] measured = inputs.get(node.id());
            if (measured != null) {
                moments[i] = new Moments(measured[0], measured[0] * measured[0] + measured[1] * measured[1], false);
            } else if (node.inputs().size() == 1) {
                int before = node.inputs().getFirst();
                moments[i] = through(node, nodes.get(before), moments[before]);
            }
            Moments here = moments[i];
            deviations[i] = here == null ? Double.NaN : here.deviation();
        }
        return deviations;
    }

    private static @Nullable Moments through(PlanNode node, PlanNode before, @Nullable Moments in) {
        LayerSpec layer = node.spec().layer();
        if (layer instanceof Dense) {
            return dense(node, in);
        }
        if (layer instanceof BatchNorm) {
            return in != null || before.spec().layer() instanceof Dense
                    ? new Moments(0, 1, before.spec().layer() instanceof Dense)
                    : null;
        }
        if (layer instanceof Flatten || layer instanceof Reshape) {
            return in;
        }
        return layer instanceof Activation activation
                        && in != null
                        && in.isNormal()
                        && isOfOneNumber(activation.function())
                ? activated(activation.function(), in.meanSquare())
                : null;
    }

    private static boolean isOfOneNumber(ActivationFunction function) {
        return switch (function) {
            case PlainFunction plain -> !plain.worksOnRows();
            case PRelu _ -> true;
        };
    }

    private static Moments activated(ActivationFunction function, double q) {
        GaussianMoments found = GaussianMoments.of(function, q);
        return new Moments(found.mean(), found.meanSquare(), false);
    }

    private static @Nullable Moments dense(PlanNode node, @Nullable Moments in) {
        double q = 0;
        for (ParameterSpec parameter : node.parameters()) {
            Initializer initializer = parameter.initializer();
            if (parameter.role() == Role.KERNEL && initializer instanceof Lsuv) {
                q += 1;
            } else if (initializer instanceof Constant || initializer instanceof Ones) {
                return null; // its values are not drawn independently around 0
            } else if (!(initializer instanceof Zeros)) {
                double sigma = initializer.standardDeviation(parameter.shape());
                if (parameter.role() != Role.KERNEL) {
                    q += sigma * sigma;
                } else if (in == null) {
                    return null;
                } else {
                    q += sigma * sigma * parameter.rows() * in.meanSquare();
                }
            }
        }
        return Moments.normal(q);
    }
}
