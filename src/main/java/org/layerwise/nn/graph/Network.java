package org.layerwise.nn.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.math.Gemm;
import org.layerwise.math.Matrices;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;

/**
 * A plan's passes over batches of up to a fixed number of rows. All buffers are made once. Legal order: {@link #forward}
 * for training, write into {@link #lossGradient}, {@link #backward}. Several networks may share one set of weights; one
 * network belongs to one thread at a time.
 */
public final class Network {
    private final Plan plan;
    private final Weights weights;
    private final int capacity;
    private final ThreadTeam team;
    private final @Nullable LayerKernel[] kernels;
    private final FMatrixRMaj[] outputs;
    private final FMatrixRMaj[][] inputs;
    private final @Nullable FMatrixRMaj[] gradients;
    private final @Nullable FMatrixRMaj[][] inputGradients;
    private final int[][] adding;
    private final FMatrixRMaj[] addends;
    private final int[] @Nullable [] featurePlaces;
    private final Parameter[] penalized;
    private final Map<String, RandomStream> randoms = new LinkedHashMap<>();

    private Network(Plan plan, Weights weights, int capacity, Gemm gemm, ThreadTeam team, Seed seed, boolean training) {
        int count = plan.nodes().size();
        this.plan = plan;
        this.weights = weights;
        this.capacity = capacity;
        this.team = team;
        this.kernels = new LayerKernel[count];
        this.outputs = new FMatrixRMaj[count];
        this.inputs = new FMatrixRMaj[count][];
        this.gradients = new FMatrixRMaj[count];
        this.inputGradients = new FMatrixRMaj[count][];
        this.adding = new int[count][];
        this.featurePlaces = new int[count][];
        this.penalized = weights.all().stream()
                .filter(parameter -> parameter.penalty().isActive())
                .toArray(Parameter[]::new);
        for (int i = 0; i < count; i++) {
            PlanNode node = plan.nodes().get(i);
            outputs[i] = new FMatrixRMaj(capacity, node.shape().size());
            inputs[i] = new FMatrixRMaj[node.inputs().size()];
            if (node.isInput()) {
                featurePlaces[i] =
                        node.featurePlaces().stream().mapToInt(place -> place).toArray();
            } else {
                RandomStream random = seed.stream("dropout/" + node.id());
                randoms.put(node.id(), random);
                kernels[i] = node.spec()
                        .layer()
                        .kernel(new KernelContext(
                                node.inputShapes(),
                                node.shape(),
                                weights.of(i),
                                capacity,
                                gemm,
                                team,
                                random,
                                node.spec().frozen()));
            }
        }
        this.addends = training ? planGradients() : new FMatrixRMaj[0];
    }

    /** A network that can be trained. */
    public static Network forTraining(Plan plan, Weights weights, int capacity, Gemm gemm, Seed seed) {
        return forTraining(plan, weights, capacity, gemm, ThreadTeam.ofOne(), seed);
    }

    /** A network that can be trained, its large work shared by a team. */
    public static Network forTraining(Plan plan, Weights weights, int capacity, Gemm gemm, ThreadTeam team, Seed seed) {
        return new Network(plan, weights, capacity, gemm, team, seed, true);
    }

    /** A network for evaluation only: it has no room for gradients. */
    public static Network forEvaluation(Plan plan, Weights weights, int capacity, Gemm gemm) {
        return forEvaluation(plan, weights, capacity, gemm, ThreadTeam.ofOne());
    }

    /** A network for evaluation only, its large work shared by a team. */
    public static Network forEvaluation(Plan plan, Weights weights, int capacity, Gemm gemm, ThreadTeam team) {
        return new Network(plan, weights, capacity, gemm, team, new Seed(0), false);
    }

    /**
     * Decides who writes first into each gradient. Who comes later writes into an addend instead, which is then added.
     *
     * @return as many addends as one layer needs at most, each as wide as the widest node
     */
    private FMatrixRMaj[] planGradients() {
        int widest = 1;
        for (int i = 0; i <= plan.lossInput(); i++) {
            PlanNode node = plan.nodes().get(i);
            if (!node.isInput() || i == plan.lossInput()) {
                gradients[i] = new FMatrixRMaj(capacity, node.shape().size());
                widest = Math.max(widest, node.shape().size());
            }
        }
        boolean[] written = new boolean[plan.nodes().size()];
        int most = 0;
        for (int i = plan.lossInput(); i >= 0; i--) {
            List<Integer> sources = plan.nodes().get(i).inputs();
            inputGradients[i] = new FMatrixRMaj[sources.size()];
            adding[i] = IntStream.range(0, sources.size())
                    .filter(k -> gradients[sources.get(k)] != null)
                    .filter(k ->
                            written[sources.get(k)] || sources.subList(0, k).contains(sources.get(k)))
                    .toArray();
            sources.forEach(source -> written[source] = true);
            most = Math.max(most, adding[i].length);
        }
        FMatrixRMaj[] buffers = new FMatrixRMaj[most];
        for (int k = 0; k < most; k++) {
            buffers[k] = new FMatrixRMaj(capacity, widest);
        }
        for (int i = plan.lossInput(); i >= 0; i--) {
            List<Integer> sources = plan.nodes().get(i).inputs();
            for (int k = 0; k < sources.size(); k++) {
                inputGradients[i][k] = gradients[sources.get(k)];
            }
            for (int k = 0; k < adding[i].length; k++) {
                inputGradients[i][adding[i][k]] = buffers[k];
            }
        }
        return buffers;
    }

    /**
     * Computes every node's output, unless the team's work is given up meanwhile.
     *
     * @param features {@code [n × d]}, n at most the capacity. Not modified, and kept until the next call.
     */
    public void forward(FMatrixRMaj features, Pass pass) {
        int rows = features.numRows;
        if (rows > capacity) {
            throw new IllegalArgumentException(
                    "the network has room for " + capacity + " rows, but the batch has " + rows);
        }
        for (int i = 0; i < outputs.length && !team.isGivenUp(); i++) {
            PlanNode node = plan.nodes().get(i);
            int[] places = featurePlaces[i];
            if (places != null) {
                takeFeatures(i, places, features);
                continue;
            }
            for (int k = 0; k < inputs[i].length; k++) {
                inputs[i][k] = outputs[node.inputs().get(k)];
            }
            outputs[i].reshape(rows, outputs[i].numCols);
            kernel(i).forward(inputs[i], outputs[i], pass);
        }
    }

    private LayerKernel kernel(int node) {
        return java.util.Objects.requireNonNull(kernels[node]);
    }

    private void takeFeatures(int node, int[] places, FMatrixRMaj features) {
        if (isWhole(places, features.numCols)) {
            outputs[node] = features;
            return;
        }
        FMatrixRMaj output = outputs[node];
        output.reshape(features.numRows, places.length);
        for (int i = 0; i < features.numRows; i++) {
            for (int j = 0; j < places.length; j++) {
                output.data[i * places.length + j] = features.data[i * features.numCols + places[j]];
            }
        }
    }

    private static boolean isWhole(int[] places, int width) {
        if (places.length != width) {
            return false;
        }
        for (int i = 0; i < width; i++) {
            if (places[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** What the loss takes: {@code [n × d]} of the last pass. */
    public FMatrixRMaj lossInput() {
        return outputs[plan.lossInput()];
    }

    /** Where the loss writes its gradient, with as many rows as the last pass. */
    public FMatrixRMaj lossGradient() {
        FMatrixRMaj gradient = gradient(plan.lossInput());
        gradient.reshape(lossInput().numRows, gradient.numCols);
        return gradient;
    }

    private FMatrixRMaj gradient(int node) {
        FMatrixRMaj gradient = gradients[node];
        if (gradient == null) {
            throw new IllegalStateException("this network has no room for gradients");
        }
        return gradient;
    }

    /** Computes every parameter's gradient from {@link #lossGradient}, penalties included, unless the team's work is given up. */
    public void backward() {
        int rows = gradient(plan.lossInput()).numRows;
        for (int i = plan.lossInput(); i >= 0 && !team.isGivenUp(); i--) {
            if (!plan.nodes().get(i).isInput()) {
                backward(i, rows);
            }
        }
        addPenalties();
    }

    private void backward(int node, int rows) {
        List<Integer> sources = plan.nodes().get(node).inputs();
        @Nullable FMatrixRMaj[] targets = inputGradients[node];
        for (int k = 0; k < targets.length; k++) {
            FMatrixRMaj target = targets[k];
            if (target != null) {
                target.reshape(rows, outputs[sources.get(k)].numCols);
            }
        }
        kernel(node).backward(inputs[node], outputs[node], gradient(node), targets);
        for (int k = 0; k < adding[node].length; k++) {
            Matrices.addTo(gradient(sources.get(adding[node][k])), addends[k]);
        }
    }

    private void addPenalties() {
        for (Parameter parameter : penalized) {
            parameter.penalty().addGradient(parameter.value().data, parameter.gradient().data, parameter.size());
        }
    }

    /** The prediction of the last pass, {@code [n × d]}. */
    public FMatrixRMaj prediction() {
        return outputs[plan.output()];
    }

    /** The output of the node at a place of the plan in the last pass. */
    public FMatrixRMaj output(int node) {
        return outputs[node];
    }

    /**
     * The gradient of the loss by a node's output in the last {@link #backward}, {@code [n × d]}; empty for inputs, and for what
     * comes after the loss's input.
     */
    public Optional<FMatrixRMaj> outputGradient(int node) {
        return plan.nodes().get(node).isInput() ? Optional.empty() : Optional.ofNullable(gradients[node]);
    }

    /** The stream of each node that may be random in training, by the node's id: part of a run's state. */
    public Map<String, RandomStream> randoms() {
        return Collections.unmodifiableMap(randoms);
    }

    public Plan plan() {
        return plan;
    }

    public Weights weights() {
        return weights;
    }

    public int capacity() {
        return capacity;
    }
}
