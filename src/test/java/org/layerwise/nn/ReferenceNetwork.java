package org.layerwise.nn;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.GaussianNoise;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.Role;

/** A whole network's forward pass and loss in plain double precision, for the same plan and values as a {@link Network}. */
public final class ReferenceNetwork {
    private final Plan plan;
    private final double[][] features;
    private final List<List<double[]>> parameters = new ArrayList<>();
    private final List<boolean[]> kept = new ArrayList<>();
    private final List<double[]> noise = new ArrayList<>();

    /**
     * Takes over the network's present values.
     *
     * @param network after a training pass over {@code features}, from which is read what was kept of random choices
     */
    public ReferenceNetwork(Network network, FMatrixRMaj features) {
        this.plan = network.plan();
        this.features = Numbers.doubles(features);
        for (int i = 0; i < plan.nodes().size(); i++) {
            parameters.add(network.weights().of(i).stream()
                    .map(parameter -> Numbers.doubles(parameter.value().data, parameter.size()))
                    .toList());
            FMatrixRMaj output = network.output(i);
            boolean[] nonZero = new boolean[output.numRows * output.numCols];
            for (int k = 0; k < nonZero.length; k++) {
                nonZero[k] = output.data[k] != 0;
            }
            kept.add(nonZero);
            noise.add(added(network, i));
        }
    }

    /** What a node added to its input, where it does. */
    private double[] added(Network network, int node) {
        if (!(plan.nodes().get(node).spec().layer() instanceof GaussianNoise)) {
            return new double[0];
        }
        FMatrixRMaj output = network.output(node);
        FMatrixRMaj input = network.output(plan.nodes().get(node).inputs().getFirst());
        double[] added = new double[output.numRows * output.numCols];
        for (int k = 0; k < added.length; k++) {
            added[k] = (double) output.data[k] - input.data[k];
        }
        return added;
    }

    /** The values of a node's parameters, which may be changed. */
    public List<double[]> parameters(int node) {
        return parameters.get(node);
    }

    /** The values of one parameter, which may be changed. */
    public double[] parameter(Parameter parameter) {
        int node = plan.place(parameter.node());
        for (int k = 0; k < plan.nodes().get(node).parameters().size(); k++) {
            if (plan.nodes().get(node).parameters().get(k).name().equals(parameter.name())) {
                return parameters.get(node).get(k);
            }
        }
        throw new AssertionError("no parameter " + parameter.fullName());
    }

    /** Every node's output. */
    public List<double[][]> outputs(Pass pass) {
        List<double[][]> outputs = new ArrayList<>();
        for (int i = 0; i < plan.nodes().size(); i++) {
            PlanNode node = plan.nodes().get(i);
            if (node.isInput()) {
                outputs.add(columns(node.featurePlaces()));
            } else {
                List<double[][]> inputs =
                        node.inputs().stream().map(outputs::get).toList();
                outputs.add(Reference.layer(
                        node.spec().layer(),
                        new Reference.Call(
                                node.inputShapes(), inputs, parameters.get(i), pass, kept.get(i), noise.get(i))));
            }
        }
        return outputs;
    }

    private double[][] columns(List<Integer> places) {
        double[][] taken = new double[features.length][places.size()];
        for (int i = 0; i < features.length; i++) {
            for (int j = 0; j < places.size(); j++) {
                taken[i][j] = features[i][places.get(j)];
            }
        }
        return taken;
    }

    /** The mean loss of a training pass, with the penalties {@code l1·Σ|w| + l2·Σw²} of every Dense kernel. */
    public double loss(double[][] targets) {
        double sum = ReferenceLosses.loss(plan.loss(), outputs(Pass.TRAINING).get(plan.lossInput()), targets);
        for (int i = 0; i < plan.nodes().size(); i++) {
            if (plan.nodes().get(i).spec().layer() instanceof Dense dense) {
                for (int k = 0; k < parameters.get(i).size(); k++) {
                    if (plan.nodes().get(i).parameters().get(k).role() == Role.KERNEL) {
                        for (double w : parameters.get(i).get(k)) {
                            sum += dense.regularizer().absolute() * Math.abs(w)
                                    + dense.regularizer().squared() * w * w;
                        }
                    }
                }
            }
        }
        return sum;
    }
}
