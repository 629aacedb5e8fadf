package org.layerwise.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;

/** Every parameter of a plan's nodes. */
public final class Weights {
    private final List<List<Parameter>> byNode;
    private final List<Parameter> all;

    private Weights(List<List<Parameter>> byNode) {
        this.byNode = List.copyOf(byNode);
        this.all = byNode.stream().flatMap(List::stream).toList();
    }

    /** First values drawn by each parameter's initializer, from the stream {@code init/NODE} of the seed. */
    public static Weights initialize(Plan plan, Seed seed) {
        List<List<Parameter>> byNode = new ArrayList<>();
        for (PlanNode node : plan.nodes()) {
            RandomStream random = seed.stream("init/" + node.id());
            List<Parameter> parameters = new ArrayList<>();
            for (ParameterSpec spec : node.parameters()) {
                FMatrixRMaj value = new FMatrixRMaj(spec.rows(), spec.columns());
                spec.initializer().fill(value.data, spec.shape(), random);
                parameters.add(
                        new Parameter(node.id(), spec.name(), spec.role(), value, spec.penalty(), spec.constraint()));
            }
            byNode.add(List.copyOf(parameters));
        }
        return new Weights(byNode);
    }

    /** The parameters of the node at a place of the plan, as declared. */
    public List<Parameter> of(int node) {
        return byNode.get(node);
    }

    /** All parameters, in the plan's order. */
    public List<Parameter> all() {
        return all;
    }

    /** The same values in arrays of their own. */
    public Weights copy() {
        List<List<Parameter>> copies = new ArrayList<>();
        for (List<Parameter> parameters : byNode) {
            copies.add(parameters.stream().map(Parameter::copy).toList());
        }
        return new Weights(copies);
    }

    /** The same values in arrays of their own, and no gradients: for reading, not for training. */
    public Weights copyOfValues() {
        List<List<Parameter>> copies = new ArrayList<>();
        for (List<Parameter> parameters : byNode) {
            copies.add(parameters.stream().map(Parameter::copyOfValue).toList());
        }
        return new Weights(copies);
    }

    /** The values themselves, in the order of {@link #all}: not copied. */
    public float[][] arrays() {
        return all.stream().map(parameter -> parameter.value().data).toArray(float[][]::new);
    }

    /** Room for {@link #save}. */
    public float[][] emptyCopy() {
        return all.stream().map(parameter -> new float[parameter.size()]).toArray(float[][]::new);
    }

    /**
     * Copies all values out.
     *
     * @param copy from {@link #emptyCopy}. Modified.
     */
    public void save(float[][] copy) {
        for (int i = 0; i < copy.length; i++) {
            System.arraycopy(all.get(i).value().data, 0, copy[i], 0, copy[i].length);
        }
    }

    /**
     * Copies all values back.
     *
     * @param copy from {@link #save}. Not modified.
     */
    public void restore(float[][] copy) {
        for (int i = 0; i < copy.length; i++) {
            System.arraycopy(copy[i], 0, all.get(i).value().data, 0, copy[i].length);
        }
    }
}
