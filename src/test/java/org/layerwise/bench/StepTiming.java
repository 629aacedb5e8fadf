package org.layerwise.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.math.Blas;
import org.layerwise.math.Gemm;
import org.layerwise.nn.NamedFeatures;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.clip.NoClipping;
import org.layerwise.nn.graph.GraphChecker;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.optim.Adam;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.train.Updater;

/** Time and allocation of one training step, one thread, by phase; run by hand: {@code StepTiming [auto|java]}. */
public final class StepTiming {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Network network;
    private final Updater updater;
    private final FMatrixRMaj features;
    private final FMatrixRMaj targets;
    private final Optimizer optimizer = new Adam(0.001, 0.9, 0.999, 1e-8);
    private final long[] phases = new long[4];
    private long steps;

    private StepTiming(int batch, ActivationFunction function, Gemm gemm, int... widths) {
        List<NodeSpec> nodes = new ArrayList<>(List.of(new NodeSpec("input", new Input(), List.of())));
        for (int i = 1; i < widths.length; i++) {
            String before = nodes.getLast().id();
            Dense dense = new Dense(widths[i], new GlorotUniform(), new NoPenalty(), true);
            nodes.add(new NodeSpec("dense" + i, dense, List.of(before)));
            Activation activation = new Activation(i == widths.length - 1 ? new Softmax() : function);
            nodes.add(new NodeSpec("activation" + i, activation, List.of("dense" + i)));
        }
        int classes = widths[widths.length - 1];
        Plan plan = GraphChecker.plan(
                NetworkSpec.of(nodes), NamedFeatures.ofWidth(widths[0]), new CategoricalCrossEntropy(), classes);
        Weights weights = Weights.initialize(plan, new Seed(1));
        network = Network.forTraining(plan, weights, batch, gemm, new Seed(1));
        updater = new Updater(plan, weights, optimizer, new NoClipping());
        RandomStream random = new RandomStream(1);
        features = new FMatrixRMaj(batch, widths[0]);
        targets = new FMatrixRMaj(batch, classes);
        for (int i = 0; i < batch * widths[0]; i++) {
            features.data[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < batch; i++) {
            targets.data[i * classes + random.nextInt(classes)] = 1;
        }
    }

    private void step() {
        steps++;
        long begin = System.nanoTime();
        network.forward(features, Pass.TRAINING);
        long forward = System.nanoTime();
        network.plan().loss().gradient(network.lossInput(), targets, network.lossGradient());
        long loss = System.nanoTime();
        network.backward();
        long backward = System.nanoTime();
        updater.update(0.001, Double.NaN, steps);
        phases[0] += forward - begin;
        phases[1] += loss - forward;
        phases[2] += backward - loss;
        phases[3] += System.nanoTime() - backward;
    }

    private String measure(int warmUp, int count) {
        for (int i = 0; i < warmUp; i++) {
            step();
        }
        java.util.Arrays.fill(phases, 0);
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < count; i++) {
            step();
        }
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        double scale = 1e-3 / count;
        return "%.2f µs/step (forward %.2f, loss %.2f, backward %.2f, update %.2f), %d bytes/step"
                .formatted(
                        (phases[0] + phases[1] + phases[2] + phases[3]) * scale,
                        phases[0] * scale,
                        phases[1] * scale,
                        phases[2] * scale,
                        phases[3] * scale,
                        bytes / count);
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        Gemm gemm = (arguments.length > 0 && arguments[0].equals("java") ? Blas.JAVA : Blas.AUTO).gemm();
        System.out.println(gemm.name());
        System.out.println("4-16-3 tanh, batch 16:            "
                + new StepTiming(16, new Tanh(), gemm, 4, 16, 3).measure(200_000, 200_000));
        System.out.println("784-512-512-10 ReLU, batch 128:   "
                + new StepTiming(128, new Relu(), gemm, 784, 512, 512, 10).measure(300, 300));
    }
}
